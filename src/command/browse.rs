//! `browse`: the taxonomy as a tree, and look-up by part of a code or a word.

use std::io::Write;

use policy_checker::{
    classify::DEFAULT_LIMIT,
    taxonomy::{self, Found, FoundKind, MAX_FOUND, MatchedBy, Node},
};

use super::{Failure, Lang};

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// A code of the nine industries (1.2.4) or of GB/T 4754-2017 (3973, C, 39); without it, the nine
    code: Option<String>,
    /// Classes with this in their code, name, products or everyday words: 397, C39, 1.2, 集成
    #[arg(long, value_name = "TEXT", conflicts_with = "code")]
    find: Option<String>,
    /// How many classes to find
    #[arg(long, default_value_t = DEFAULT_LIMIT, requires = "find")]
    limit: usize,
    /// Language of the notes
    #[arg(long, value_enum, default_value_t)]
    lang: Lang,
    /// The node or the classes found as JSON
    #[arg(long)]
    json: bool,
}

/// The root shows the nine and their sub-categories; a node everything below it.
const ROOT_DEPTH: usize = 2;
const DEEPEST: usize = 4;

pub(super) fn run(arguments: &Arguments, out: &mut impl Write) -> Result<(), Failure> {
    if let Some(query) = &arguments.find {
        return run_find(query, arguments, out);
    }
    let node = node_of(arguments.code.as_deref())?;
    if arguments.json {
        serde_json::to_writer(&mut *out, &node)?;
        return Ok(writeln!(out)?);
    }
    for (depth, parent) in node.parents.iter().enumerate() {
        writeln!(out, "{}{} {}", "  ".repeat(depth), parent.code, parent.name)?;
    }
    let depth = if node.code.is_some() { DEEPEST } else { ROOT_DEPTH };
    write_node(&node, node.parents.len(), depth, out)?;
    for link in &node.links {
        let star = if link.star { "*" } else { "" };
        writeln!(
            out,
            "  <-> {}{star} {} {}",
            link.code.unwrap_or("-"),
            link.name,
            link.products.join("；")
        )?;
    }
    if let Some(note) = &node.note {
        writeln!(out, "\n{}", arguments.lang.pick(note.zh, note.en))?;
    }
    Ok(())
}

fn run_find(query: &str, arguments: &Arguments, out: &mut impl Write) -> Result<(), Failure> {
    if !(1..=MAX_FOUND).contains(&arguments.limit) {
        let reason = format!("--limit: {} is not between 1 and {MAX_FOUND}", arguments.limit);
        return Err(Failure::input(reason));
    }
    let found = taxonomy::find(query, arguments.limit);
    if found.is_empty() {
        let reason = format!(
            "--find: nothing matches {:?}; try a shorter part of the code or the name",
            query.chars().take(40).collect::<String>()
        );
        return Err(Failure::input(reason));
    }
    if arguments.json {
        serde_json::to_writer(&mut *out, &found)?;
        return Ok(writeln!(out)?);
    }
    found.iter().try_for_each(|class| write_found(class, out))
}

fn write_found(class: &Found, out: &mut impl Write) -> Result<(), Failure> {
    let classification = match class.kind {
        FoundKind::Emerging => "SEI2018",
        FoundKind::Industry => "GB/T4754",
    };
    write!(out, "{classification} {} {}", class.code, class.name)?;
    if let Some(row) = class.row {
        write!(out, " / {row}")?;
    }
    let above: Vec<&str> = class.parents.iter().map(|parent| parent.name).collect();
    if !above.is_empty() {
        write!(out, " ({})", above.join(" > "))?;
    }
    // A code or a name stands there already; another word that matches does not.
    match class.by {
        MatchedBy::Code | MatchedBy::Name => Ok(writeln!(out)?),
        MatchedBy::Product | MatchedBy::Synonym => Ok(writeln!(out, ": {}", class.text)?),
    }
}

fn node_of(code: Option<&str>) -> Result<Node, Failure> {
    taxonomy::browse(code).map_err(|error| Failure::input(error.to_string()))
}

fn write_node(
    node: &Node,
    indent: usize,
    depth: usize,
    out: &mut impl Write,
) -> Result<(), Failure> {
    writeln!(out, "{}{} {}", "  ".repeat(indent), node.code.unwrap_or(""), node.name)?;
    if depth == 0 {
        return Ok(());
    }
    for child in &node.children {
        match child.code {
            Some(code) => write_node(&node_of(Some(code))?, indent + 1, depth - 1, out)?,
            None => writeln!(out, "{}- {}", "  ".repeat(indent + 1), child.name)?,
        }
    }
    Ok(())
}
