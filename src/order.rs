//! Sorting, written so that one sort in the program serves every kind of list: each kind of its own would cost the
//! page's first load a kilobyte or two.

use std::cmp::Ordering;

/// Sorts `list` by `key`, which is asked once for each item; items with the same one keep their order.
pub fn sort_by_key<T, K: Ord>(list: &mut Vec<T>, key: impl FnMut(&T) -> K) {
    if list.len() < 2 {
        return;
    }
    let keys: Vec<K> = list.iter().map(key).collect();
    let mut places: Vec<usize> = (0..list.len()).collect();
    arrange(&mut places, &mut |one, other| keys.get(one).cmp(&keys.get(other)));
    let mut taken: Vec<Option<T>> = list.drain(..).map(Some).collect();
    list.extend(places.into_iter().filter_map(|place| taken.get_mut(place)?.take()));
}

#[inline(never)]
fn arrange(places: &mut [usize], compare: &mut dyn FnMut(usize, usize) -> Ordering) {
    places.sort_by(|one, other| compare(*one, *other));
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn sorts_as_the_library_does(list in proptest::collection::vec((0_u8..8, any::<u16>()), 0..60)) {
            let (mut ours, mut theirs) = (list.clone(), list);
            sort_by_key(&mut ours, |(key, _)| *key);
            theirs.sort_by_key(|(key, _)| *key);
            prop_assert_eq!(ours, theirs);
        }
    }
}
