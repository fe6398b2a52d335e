//! The stored compressed forms and what a browser says of them.

/// A compressed form stored beside a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Encoding {
    /// `file.br`
    Brotli,
    /// `file.gz`
    Gzip,
}

impl Encoding {
    /// The name in `Accept-Encoding` and `Content-Encoding`.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Brotli => "br",
            Self::Gzip => "gzip",
        }
    }

    /// The ending of the stored file.
    pub(super) fn suffix(self) -> &'static str {
        match self {
            Self::Brotli => "br",
            Self::Gzip => "gz",
        }
    }
}

/// The forms that an `Accept-Encoding` value allows, smallest first.
pub(super) fn preferred(accepted: &str) -> Vec<Encoding> {
    [Encoding::Brotli, Encoding::Gzip]
        .into_iter()
        .filter(|encoding| accepts(accepted, encoding.name()))
        .collect()
}

fn accepts(accepted: &str, wanted: &str) -> bool {
    accepted.split(',').any(|item| {
        let mut parts = item.split(';').map(str::trim);
        parts.next().is_some_and(|name| name.eq_ignore_ascii_case(wanted))
            && !parts.any(is_zero_weight)
    })
}

/// `q=0`, `q=0.0` and so on: the form is refused.
fn is_zero_weight(parameter: &str) -> bool {
    parameter.strip_prefix("q=").is_some_and(|weight| {
        weight.starts_with('0') && weight.chars().all(|c| matches!(c, '0' | '.'))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_smallest_accepted_form_comes_first() {
        let both = vec![Encoding::Brotli, Encoding::Gzip];
        assert_eq!(preferred("gzip, deflate, br, zstd"), both);
        assert_eq!(preferred("GZIP;q=0.5, br;q=1.0"), both);
        assert_eq!(preferred("gzip, br;q=0"), [Encoding::Gzip]);
        assert_eq!(preferred("gzip;q=0.000, brotli"), []);
        assert_eq!(preferred(""), []);
    }
}
