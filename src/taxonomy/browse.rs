//! One node of the tree with what stands around it, ready to be shown.

use serde::Serialize;

use super::{Basis, Class, Industry, Taxonomy, TaxonomyError};

/// A text in both languages of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Note {
    /// Chinese.
    pub zh: &'static str,
    /// English.
    pub en: &'static str,
}

/// A class above the node.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Parent {
    /// Its code.
    pub code: &'static str,
    /// Its name as printed.
    pub name: &'static str,
}

/// A class below the node.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Child {
    /// Its code; none for rows without a printed code.
    pub code: Option<&'static str>,
    /// Its name as printed.
    pub name: &'static str,
    /// 1 to 4.
    pub level: u8,
    /// Where the code comes from; none for GB/T 4754, whose codes are all printed.
    pub basis: Option<Basis>,
    /// Its own links, given only for a child without a code, which cannot be browsed by itself.
    pub links: Vec<LinkView>,
}

/// A link seen from the node: the class on its other side.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LinkView {
    /// Code of the class on the other side; for an emerging row without a code, that of the nearest class above it.
    pub code: Option<&'static str>,
    /// Its own name.
    pub name: &'static str,
    /// Whether only the products belong to the emerging class.
    pub star: bool,
    /// Products and services as printed.
    pub products: Vec<&'static str>,
}

/// A node of either tree.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Node {
    /// Its code; none for the root.
    pub code: Option<&'static str>,
    /// Its name as printed.
    pub name: &'static str,
    /// 0 for the root, else 1 to 4.
    pub level: u8,
    /// Where the code comes from; none for the root and GB/T 4754.
    pub basis: Option<Basis>,
    /// The classes above, highest first.
    pub parents: Vec<Parent>,
    /// The classes below.
    pub children: Vec<Child>,
    /// Links to the other classification.
    pub links: Vec<LinkView>,
    /// What a reader should know of how far the entry can be trusted.
    pub note: Option<Note>,
}

const ORDINAL: Note = Note {
    zh: "本类编码按原表顺序推算，未见于现有来源的印本；引用前请核对《战略性新兴产业分类（2018）》原文。",
    en: "This code is derived from the order of the table and not printed in a source at hand; compare it with the official text before you cite it.",
};
const CITED: Note = Note {
    zh: "本类编码见于企业公开文件的引用。",
    en: "This code is cited in public company documents.",
};
const ROWS: Note = Note {
    zh: "下列部分条目没有可靠的编码；其中材料条目所属的上级类别为推断。",
    en: "Some entries below have no reliable code; for material rows the class above is inferred.",
};
const ROOT: Note = Note {
    zh: "《战略性新兴产业分类（2018）》共189个三级类别，本表收录186个；与国民经济行业的对应关系缺16个行业小类。正式使用前请核对国家统计局令第23号。",
    en: "Of the 189 classes of level 3, 186 are listed; 16 linked industries are missing. Before official use compare with Order No. 23 of the National Bureau of Statistics.",
};
const NO_LINK: Note = Note {
    zh: "本表中该行业没有对应的战略性新兴产业类别；本表尚缺16个有对应关系的行业小类，因此不能据此断定其不属于。",
    en: "No emerging class is linked to this industry here. The table lacks 16 linked industries, so this does not prove that it belongs to none.",
};
const PART: Note = Note {
    zh: "带星号的对应关系只包括该行业中列明的产品和服务。",
    en: "A starred link covers only the listed products and services of the industry.",
};

/// The node with this code: an emerging class (`1.2.4`), an industry of GB/T 4754 (`3973`, `C3973`, `39`, `C`), or the
/// root of the emerging classes without a code. Blanks around the code are ignored.
///
/// # Errors
///
/// [`TaxonomyError::UnknownCode`] when no class has the code. A single digit is an emerging category; GB/T 4754 has none
/// of that length.
pub fn browse(code: Option<&str>) -> Result<Node, TaxonomyError> {
    let taxonomy = Taxonomy::bundled();
    let Some(code) = code.map(str::trim).filter(|code| !code.is_empty()) else {
        return Ok(root(taxonomy));
    };
    if let Some(class) = taxonomy.emerging(code) {
        return Ok(emerging(taxonomy, class));
    }
    taxonomy
        .industry(code)
        .map(|found| industry(taxonomy, found))
        .ok_or_else(|| TaxonomyError::unknown(code))
}

fn root(taxonomy: &Taxonomy) -> Node {
    Node {
        code: None,
        name: "战略性新兴产业分类（2018）",
        level: 0,
        basis: None,
        parents: Vec::new(),
        children: taxonomy
            .classes()
            .iter()
            .filter(|class| class.level == 1)
            .map(|class| child(taxonomy, class))
            .collect(),
        links: Vec::new(),
        note: Some(ROOT),
    }
}

fn child(taxonomy: &Taxonomy, class: &Class) -> Child {
    Child {
        code: class.code,
        name: class.name,
        level: class.level,
        basis: Some(class.basis),
        links: if class.code.is_none() { industries_of(taxonomy, class) } else { Vec::new() },
    }
}

fn industries_of(taxonomy: &Taxonomy, class: &Class) -> Vec<LinkView> {
    taxonomy
        .links_of_class(class.id)
        .filter_map(|link| {
            let industry = taxonomy.industry_at(link.industry?)?;
            Some(LinkView {
                code: Some(industry.code),
                name: industry.name,
                star: link.star,
                products: link.products().collect(),
            })
        })
        .collect()
}

fn emerging(taxonomy: &Taxonomy, class: Class) -> Node {
    // The table is in the order of levels, so that classes come before rows that have none of their own.
    let below = taxonomy.classes().iter().filter(|other| other.parent == Some(class.id));
    let children: Vec<Child> = below.map(|other| child(taxonomy, other)).collect();
    let note = match class.basis {
        Basis::Ordinal => Some(ORDINAL),
        Basis::Cited => Some(CITED),
        _ if children.iter().any(|other| other.code.is_none()) => Some(ROWS),
        _ => None,
    };
    Node {
        code: class.code,
        name: class.name,
        level: class.level,
        basis: Some(class.basis),
        parents: parents_of(taxonomy, class),
        children,
        links: industries_of(taxonomy, &class),
        note,
    }
}

pub(super) fn parents_of(taxonomy: &Taxonomy, class: Class) -> Vec<Parent> {
    taxonomy
        .path(class.id)
        .into_iter()
        .filter(|above| above.id != class.id)
        .filter_map(|above| Some(Parent { code: above.code?, name: above.name }))
        .collect()
}

pub(super) fn parents_of_industry(taxonomy: &Taxonomy, found: Industry) -> Vec<Parent> {
    let mut parents: Vec<Parent> =
        std::iter::successors(found.parent.and_then(|id| taxonomy.industry_at(id)), |at| {
            at.parent.and_then(|id| taxonomy.industry_at(id))
        })
        .map(|above| Parent { code: above.code, name: above.name })
        .collect();
    parents.reverse();
    parents
}

fn industry(taxonomy: &Taxonomy, found: Industry) -> Node {
    let children = taxonomy
        .industries()
        .iter()
        .filter(|other| other.parent == Some(found.id))
        .map(|other| Child {
            code: Some(other.code),
            name: other.name,
            level: other.level,
            basis: None,
            links: Vec::new(),
        })
        .collect();
    let links: Vec<LinkView> = taxonomy
        .links_of_industry(found.id)
        .filter_map(|link| {
            let class = taxonomy.class_at(link.class)?;
            Some(LinkView {
                code: taxonomy.coded(class).and_then(|coded| coded.code),
                name: class.name,
                star: link.star,
                products: link.products().collect(),
            })
        })
        .collect();
    let note = match found.level {
        4 if links.is_empty() => Some(NO_LINK),
        4 if links.iter().any(|link| link.star) => Some(PART),
        _ => None,
    };
    Node {
        code: Some(found.code),
        name: found.name,
        level: found.level,
        basis: None,
        parents: parents_of_industry(taxonomy, found),
        children,
        links,
        note,
    }
}
