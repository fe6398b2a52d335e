//! What the report says of the search libraries.

use std::fmt::{self, Display, Formatter};

use crate::peer_figures::PeerFigures;
use crate::peers::Scores;
use crate::statistics::{Area, Rate};

use super::{or_dash, write_levels};

/// Writes the figures of the libraries, then what ours has right that they have not; `ours` are our best answers.
pub(super) fn write(to: &mut Formatter<'_>, peers: &[PeerFigures], ours: &Rate) -> fmt::Result {
    writeln!(to, "\nsearch libraries, inside")?;
    peers.iter().try_for_each(|peer| write_figures(to, peer))?;
    writeln!(to, "\nthe whole task: the right category first, or none where the label is none")?;
    writeln!(to, "  {:<20} {ours}", "ours")?;
    for peer in peers {
        let note = match peer.scores {
            Scores::Own => "",
            Scores::StandIn => "; its scores are stand-ins made of an order",
        };
        writeln!(to, "  {:<20} {}{note}", peer.name, peer.best_answer_right)?;
    }
    writeln!(
        to,
        "  a library says none where its best industry outside beats its best class, or it finds no class"
    )?;
    writeln!(
        to,
        "\nours less each library, on the same texts: difference [95 % interval] only ours right, only the library"
    )?;
    writeln!(
        to,
        "(rates: Newcombe's interval for pairs; area, ours of none, the library's by its lead: DeLong's)"
    )?;
    peers.iter().try_for_each(|peer| write_comparison(to, peer))
}

fn write_figures(to: &mut Formatter<'_>, peer: &PeerFigures) -> fmt::Result {
    writeln!(to, " {} {}", peer.name, peer.version)?;
    write_levels(to, &peer.levels)?;
    let area = |area: &Option<Area>| or_dash(area.as_ref());
    let (score, lead) = (area(&peer.area_of_best_score), area(&peer.area_of_lead));
    writeln!(to, "  area under the curve, by the best score        {score}")?;
    writeln!(to, "  the same, by its lead over the best industry   {lead}")
}

fn write_comparison(to: &mut Formatter<'_>, peer: &PeerFigures) -> fmt::Result {
    let comparison = &peer.comparison;
    writeln!(to, " {}", peer.name)?;
    let mut row = |name: &str, value: &dyn Display| writeln!(to, "  {name:<20} {value}");
    row("category first", &comparison.category_first)?;
    row("sub-category first", &comparison.sub_category_first)?;
    row("whole task", &comparison.whole_task)?;
    row("in or out, area", &or_dash(comparison.area.as_ref()))
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use crate::peers::{Peer, Peers, Scores};
    use crate::report::Report;
    use training::labelled::{LabelledFile, LabelledText};

    #[test]
    fn libraries_are_held_against_ours() {
        let texts = [
            ("集成电路晶圆制造", "1.2"),
            ("集成电路晶圆制造", "2.1"),
            ("销售日用百货", "none"),
            ("销售日用百货", "none"),
        ]
        .map(|(text, label)| LabelledText::read(text, label).unwrap());
        let file = LabelledFile {
            path: Path::new("texts.tsv").to_owned(),
            grouping: Vec::new(),
            texts: texts.into(),
            left_out: 0,
        };
        let mut peer = Peer::answering(
            r#"[
                {"classes": [["1.3", 3.0]], "industry": 1.0},
                {"classes": [["2.1", 3.0]], "industry": 1.0},
                {"classes": [["5", 2.0]], "industry": 3.0},
                {"classes": [["5", 3.0]], "industry": 1.0}
            ]"#,
        );
        let report = |peer: Peer| {
            let peers = Peers { ours: 1.0, peers: vec![peer] };
            Report::of(&[file], Some(&peers), 0).unwrap()
        };
        peer.scores = Scores::StandIn;
        let report = report(peer);
        let text = report.to_string();
        for part in [
            "all, best answer right                         0.750 [0.301, 0.954] 3/4",
            "the whole task: the right category first, or none where the label is none\n  ours                 0.750 [0.301, 0.954] 3/4\n",
            "  x                    0.750 [0.301, 0.954] 3/4; its scores are stand-ins",
            " x\n  category first       -0.500 [",
            "] 0, 1 of 2\n  sub-category first   +0.000 [",
            "] 1, 1 of 2\n  whole task           +0.000 [",
            "] 1, 1 of 4\n  in or out, area      +0.250 [",
        ] {
            assert!(text.contains(part), "{part:?} is not in\n{text}");
        }
        let json = serde_json::to_value(&report).unwrap();
        let peer = json.pointer("/files/0/peers/0").unwrap();
        assert_eq!(peer.pointer("/scores").unwrap(), "stand-in");
        assert_eq!(peer.pointer("/comparison/category_first/only_theirs").unwrap(), 1);
        assert_eq!(peer.pointer("/comparison/whole_task/difference/value").unwrap(), 0.0);
    }
}
