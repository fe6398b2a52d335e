//! `browse`: the taxonomy as a tree.

use std::io::Write;

use policy_checker::taxonomy::{self, Node};

use super::{Failure, Lang};

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// A code of the nine industries (1.2.4) or of GB/T 4754-2017 (3973, C, 39); without it, the nine
    code: Option<String>,
    /// Language of the notes
    #[arg(long, value_enum, default_value_t)]
    lang: Lang,
    /// The node as JSON instead of the tree
    #[arg(long)]
    json: bool,
}

/// The root shows the nine and their sub-categories; a node everything below it.
const ROOT_DEPTH: usize = 2;
const DEEPEST: usize = 4;

pub(super) fn run(arguments: &Arguments, out: &mut impl Write) -> Result<(), Failure> {
    let node = find(arguments.code.as_deref())?;
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

fn find(code: Option<&str>) -> Result<Node, Failure> {
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
            Some(code) => write_node(&find(Some(code))?, indent + 1, depth - 1, out)?,
            None => writeln!(out, "{}- {}", "  ".repeat(indent + 1), child.name)?,
        }
    }
    Ok(())
}
