//! The core and the naive evaluator say the same of every pack, whatever is known and whatever the day.

use proptest::prelude::*;

use crate::generator::case;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn the_core_says_what_trying_everything_says(case in case()) {
        prop_assert_eq!(case.core()?, case.reference());
    }
}
