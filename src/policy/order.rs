//! Puts short lists in order.

/// Sorts in place; equal elements keep their order.
///
/// For lists of some dozens: the library's sorts are made for long ones, and each type that they sort costs the page four
/// kilobytes of code.
pub(super) fn sort_short<T, K: Ord>(list: &mut [T], key: impl Fn(&T) -> K) {
    for end in 1..list.len() {
        for at in (1..=end).rev() {
            let pair = list.get(at - 1).zip(list.get(at));
            if pair.is_none_or(|(before, after)| key(before) <= key(after)) {
                break;
            }
            list.swap(at - 1, at);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::sort_short;

    #[test]
    fn equal_elements_keep_their_order() {
        let mut list = [(3, 'a'), (1, 'b'), (3, 'c'), (2, 'd'), (1, 'e')];
        sort_short(&mut list, |(number, _)| *number);
        assert_eq!(list, [(1, 'b'), (1, 'e'), (2, 'd'), (3, 'a'), (3, 'c')]);
        sort_short(&mut [0; 0], |number| *number);
    }
}
