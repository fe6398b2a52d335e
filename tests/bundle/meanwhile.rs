//! The stick is changed after the bundle on it was checked.

use std::fs;

use crate::{
    made::Draft,
    operating::machine,
    place::tree,
    stopped::{self, Ended, Then},
};

#[test]
fn a_bundle_that_changes_after_it_was_checked_is_not_installed() {
    let sound = Draft::new(3);
    let mut altered = sound.bytes();
    *altered.last_mut().unwrap() ^= 1;
    let shorter = sound.bytes()[..altered.len() - 1].to_vec();
    for changed in [altered, shorter, Vec::new()] {
        let place = machine(&[Draft::new(1), Draft::new(2)]);
        place.write("bundle", sound.bytes());
        let before = tree(&place.path("kiosk"));
        let mut begun = false;
        let ended = stopped::run(&place.path(""), "install bundle --into kiosk", |_| {
            if !begun && place.path("kiosk/versions/3.new").exists() {
                begun = true;
                fs::write(place.path("bundle"), &changed).unwrap();
            }
            Then::GoOn
        });
        assert!(begun);
        assert_eq!(ended, Ended::Status(1));
        assert_eq!(tree(&place.path("kiosk")), before);
    }
}
