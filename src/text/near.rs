//! "Did you mean": whether one name is nearly another.

/// A name with case, spaces, `-` and `_` left out, to compare names as a person reads them.
#[must_use]
pub fn folded(name: &str) -> String {
    folded_characters(name).collect()
}

fn folded_characters(name: &str) -> impl Iterator<Item = char> {
    name.chars().filter(|c| !c.is_whitespace() && !matches!(c, '-' | '_')).flat_map(char::to_lowercase)
}

/// How near one name is to another, nearest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Nearness {
    /// Equal once [`folded`].
    Folded,
    /// So many slips away; a swap of two neighbours is one.
    Slips(usize),
    /// One contains the other and has so many characters more.
    Contained(usize),
}

/// Whether `typed` is nearly `known`: equal once folded; or an edit distance (a swap counts one) of 1 for names of
/// up to 5 characters, 2 up to 12, 3 above; or one contains the other, from 5 characters on.
#[must_use]
pub fn is_near(typed: &str, known: &str) -> bool {
    nearness(typed, known).is_some()
}

/// The name of `known` that `typed` is nearest to, where one is near at all; the first of equals.
pub fn nearest<'k>(typed: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    let (typed, mut name) = (Folded::of(typed), Folded::default());
    let mut nearest = None;
    for known in known {
        name.fold(known);
        if let Some(nearness) = typed.nearness(&name)
            && nearest.is_none_or(|(least, _)| nearness < least)
        {
            nearest = Some((nearness, known));
        }
    }
    nearest.map(|(_, name)| name)
}

/// How near `typed` is to `known`, as [`is_near`] counts; nothing where it isn't.
#[must_use]
pub fn nearness(typed: &str, known: &str) -> Option<Nearness> {
    Folded::of(typed).nearness(&Folded::of(known))
}

/// A name once [`folded`], character by character.
#[derive(Debug, Default)]
struct Folded(Vec<char>);

impl Folded {
    fn of(name: &str) -> Self {
        let mut folded = Self(Vec::with_capacity(name.len()));
        folded.fold(name);
        folded
    }

    /// Takes another name's place.
    fn fold(&mut self, name: &str) {
        self.0.clear();
        self.0.extend(folded_characters(name));
    }

    fn nearness(&self, known: &Self) -> Option<Nearness> {
        let (typed, known) = (self.0.as_slice(), known.0.as_slice());
        if typed.is_empty() || known.is_empty() {
            return None;
        }
        if typed == known {
            return Some(Nearness::Folded);
        }
        let allowed = match known.len() {
            0..=5 => 1,
            6..=12 => 2,
            _ => 3,
        };
        if typed.len().abs_diff(known.len()) <= allowed && may_be_within(typed, known, allowed) {
            let distance = distance(typed, known);
            if distance <= allowed {
                return Some(Nearness::Slips(distance));
            }
        }
        let (short, long) = if typed.len() < known.len() { (typed, known) } else { (known, typed) };
        let contained = short.len() >= 5 && long.windows(short.len()).any(|part| part == short);
        contained.then(|| Nearness::Contained(long.len() - short.len()))
    }
}

/// Whether so many slips can be enough: each brings in two strange characters at most. Most names are far apart, and
/// this is quickly seen.
fn may_be_within(a: &[char], b: &[char], allowed: usize) -> bool {
    let set = |name: &[char]| name.iter().fold(0_u64, |set, c| set | 1 << (u32::from(*c) % 64));
    (set(a) ^ set(b)).count_ones() as usize <= 2 * allowed
}

/// The edit distance in which a swap of two neighbours counts one (optimal string alignment).
fn distance(a: &[char], b: &[char]) -> usize {
    let width = b.len() + 1;
    let mut before: Vec<usize> = vec![0; width];
    let mut last: Vec<usize> = (0..width).collect();
    let mut row: Vec<usize> = Vec::with_capacity(width);
    let get = |row: &[usize], at: usize| row.get(at).copied().unwrap_or(usize::MAX - 1);
    for (i, &x) in a.iter().enumerate() {
        row.clear();
        row.push(i + 1);
        for (j, &y) in b.iter().enumerate() {
            let mut cost = (get(&last, j) + usize::from(x != y)).min(get(&last, j + 1) + 1).min(get(&row, j) + 1);
            let swapped = i > 0 && j > 0 && a.get(i - 1) == Some(&y) && b.get(j - 1) == Some(&x);
            if swapped {
                cost = cost.min(get(&before, j - 1) + 1);
            }
            row.push(cost);
        }
        std::mem::swap(&mut before, &mut last);
        std::mem::swap(&mut last, &mut row);
    }
    last.last().copied().unwrap_or(a.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_is_what_a_person_would_call_a_typo() {
        for (typed, known) in [
            ("Deeplink_URL", "deeplink_url"),
            ("deep link url", "deeplink_url"),
            ("deeplink", "deeplink_url"),
            ("Add to Crat", "Add to Cart"),
            ("chraged", "charged"),
            ("eventid", "eventId"),
            ("Nmae", "Name"),
            ("performances", "performance"),
        ] {
            assert!(is_near(typed, known), "{typed} ~ {known}");
        }
        for (typed, known) in
            [("url", "deeplink_url"), ("Age", "Name"), ("", "Name"), ("show event", "charged"), ("City", "Country")]
        {
            assert!(!is_near(typed, known), "{typed} !~ {known}");
        }
    }

    #[test]
    fn the_nearest_wins() {
        assert_eq!(nearest("eventNmae", ["eventId", "eventName"]), Some("eventName"));
        assert_eq!(nearest("zzz", ["eventId", "eventName"]), None);
    }

    proptest::proptest! {
        #[test]
        fn what_is_quickly_seen_to_be_far_is_far(a in "[a-eü]{0,9}", b in "[a-eü]{0,9}") {
            let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
            proptest::prop_assert!(may_be_within(&a, &b, distance(&a, &b)));
        }
    }
}
