//! What conditions on one property can hold together.
//!
//! CleverTap doesn't document everything that decides this: whether case counts, whether `between` takes its ends in,
//! whether "is not Vienna" holds for a user without a city. Here every way of reading is possible, so conditions only
//! clash where they do under each of them.

use crate::campaign::{EventFilter, FilterValue, Operator, UserRule};
use crate::profile::{Property, PropertyType};

/// What kind of values a property has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// One text.
    Word,
    /// One number.
    Number,
    /// Perhaps several values, or one that can be written in several ways.
    Several,
}

/// What a test looks at, before "not".
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Base<'a> {
    Equals(&'a str),
    Contains(&'a str),
    Above(f64),
    Below(f64),
    Between(f64, f64),
    Exists,
    /// Something that has a meaning, but none that could be compared with another's.
    Opaque(Operator, &'a FilterValue),
    /// Not filled in: it can become anything.
    Open,
}

/// A condition on a property.
#[derive(Clone, Copy, Debug)]
pub(super) struct Test<'a> {
    pub property: &'a str,
    pub kind: Kind,
    pub base: Base<'a>,
    pub is_negated: bool,
}

/// A number as a profile or a filter gives it.
pub(crate) fn number(text: &str) -> Option<f64> {
    let text = text.trim();
    // Rust also reads words such as `inf` and `nan`.
    let is_number = text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'-' | b'+'));
    text.parse().ok().filter(|number: &f64| is_number && number.is_finite())
}

/// The two ends of a `between`, where it has two.
fn ends(value: &FilterValue) -> Option<(f64, f64)> {
    match value {
        FilterValue::Many(list) => match list.as_slice() {
            [from, to] => Some((number(from)?, number(to)?)),
            _ => None,
        },
        FilterValue::Empty | FilterValue::One(_) => None,
    }
}

impl<'a> Test<'a> {
    pub(super) fn of_filter(filter: &'a EventFilter, known: Option<&Property>) -> Self {
        Self::new(&filter.property, filter.operator, &filter.value, known)
    }

    pub(super) fn of_user(rule: &'a UserRule, known: Option<&Property>) -> Self {
        Self::new(&rule.property, rule.operator, &rule.value, known)
    }

    /// The test that `property` is `value`.
    pub(super) fn is(property: &'a Property, value: &'a str) -> Self {
        Self { property: &property.name, kind: kind(Some(property)), base: Base::Equals(value), is_negated: false }
    }

    fn new(property: &'a str, operator: Option<Operator>, value: &'a FilterValue, known: Option<&Property>) -> Self {
        let kind = kind(known);
        let (operator, is_negated) = match operator {
            Some(Operator::NotEquals) => (Some(Operator::Equals), true),
            Some(Operator::NotContains) => (Some(Operator::Contains), true),
            Some(Operator::NotExists) => (Some(Operator::Exists), true),
            other => (other, false),
        };
        let base = match operator {
            _ if property.trim().is_empty() => Base::Open,
            Some(operator) => base(kind, operator, value, known),
            None => Base::Open,
        };
        Self { property, kind, base, is_negated }
    }

    /// Whether the one value `text` meets this test; nothing where that can't be told. `folded` leaves case out.
    pub(super) fn is_met_by(&self, text: &str, folded: bool) -> Option<bool> {
        let met = match self.base {
            Base::Equals(value) => equal(text, value, folded),
            Base::Contains(value) => contains(text, value, folded),
            Base::Above(bound) => number(text)? > bound,
            Base::Below(bound) => number(text)? < bound,
            Base::Between(from, to) => {
                let number = number(text)?;
                from <= number && number <= to
            }
            Base::Exists => true,
            Base::Opaque(..) | Base::Open => return None,
        };
        Some(met != self.is_negated)
    }
}

fn kind(known: Option<&Property>) -> Kind {
    let Some(known) = known else { return Kind::Several };
    match known.kind {
        Some(PropertyType::Number) => Kind::Number,
        // A text that is only searched and never compared whole holds several words, perhaps several values.
        Some(PropertyType::Text) if !known.operators.is_empty() && !known.operators.contains(&Operator::Equals) => {
            Kind::Several
        }
        Some(PropertyType::Text | PropertyType::Id) => Kind::Word,
        Some(PropertyType::Tags | PropertyType::Date | PropertyType::Boolean) | None => Kind::Several,
    }
}

/// What `operator` with `value` looks at. What is not as it should be (`audience/value` tells) has no meaning here.
fn base<'a>(kind: Kind, operator: Operator, value: &'a FilterValue, known: Option<&Property>) -> Base<'a> {
    if operator == Operator::Exists {
        return Base::Exists;
    }
    let is_open = match value {
        FilterValue::Empty => true,
        FilterValue::One(text) => text.trim().is_empty(),
        FilterValue::Many(list) => list.iter().all(|text| text.trim().is_empty()),
    };
    if is_open {
        return Base::Open;
    }
    let in_range = |number: &f64| {
        known.is_none_or(|known| {
            known.minimum.is_none_or(|least| *number >= f64::from(least))
                && known.maximum.is_none_or(|most| *number <= f64::from(most))
        })
    };
    let is_id = known.is_some_and(|known| known.kind == Some(PropertyType::Id));
    let understood = match operator {
        Operator::Equals | Operator::Contains => value.one().and_then(|text| match (kind, operator) {
            (Kind::Number, Operator::Equals) => number(text).filter(in_range).map(|_| Base::Equals(text)),
            (Kind::Number, _) => None,
            _ if is_id && !text.bytes().all(|byte| byte.is_ascii_digit()) => None,
            (_, Operator::Equals) => Some(Base::Equals(text)),
            _ => Some(Base::Contains(text)),
        }),
        Operator::GreaterThan => value.one().and_then(number).filter(in_range).map(Base::Above),
        Operator::LessThan => value.one().and_then(number).filter(in_range).map(Base::Below),
        Operator::Between => ends(value)
            .filter(|(from, to)| from <= to && in_range(from) && in_range(to))
            .map(|(from, to)| Base::Between(from, to)),
        Operator::Exists | Operator::NotExists | Operator::NotEquals | Operator::NotContains => None,
    };
    understood.unwrap_or(Base::Opaque(operator, value))
}

/// A test and whether it must hold.
pub(super) type Wanted<'t, 'a> = (&'t Test<'a>, bool);

/// Whether some value of the one property that all of `wanted` look at, or its absence, can be as wanted.
pub(super) fn can_hold(wanted: &[Wanted<'_, '_>]) -> bool {
    wanted.len() < 2 || absence_fits(wanted) || presence_fits(wanted)
}

/// Whether a property that the user or event doesn't have can be as wanted. "Is not Vienna" may or may not hold for a
/// user without a city, but then all such tests do or none.
fn absence_fits(wanted: &[Wanted<'_, '_>]) -> bool {
    let (mut not_equals, mut not_contains) = (None, None);
    wanted.iter().all(|(test, holds)| match test.base {
        Base::Exists => *holds == test.is_negated,
        Base::Open => true,
        _ if !test.is_negated => !holds,
        Base::Contains(_) | Base::Opaque(Operator::Contains, _) => *not_contains.get_or_insert(*holds) == *holds,
        _ => *not_equals.get_or_insert(*holds) == *holds,
    })
}

/// Whether some value can be as wanted.
fn presence_fits(wanted: &[Wanted<'_, '_>]) -> bool {
    let base_wanted = |(test, holds): &Wanted<'_, '_>| *holds != test.is_negated;
    for (position, one) in wanted.iter().enumerate() {
        let (test, must) = (one.0, base_wanted(one));
        if test.base == Base::Exists && !must {
            return false;
        }
        let opposes = |other: &Wanted<'_, '_>| other.0.base == test.base && base_wanted(other) != must;
        if test.base != Base::Open && wanted.iter().skip(position + 1).any(opposes) {
            return false;
        }
    }
    let kind = wanted.first().map_or(Kind::Several, |(test, _)| test.kind);
    let any = |is_it: fn(&Base<'_>) -> bool| wanted.iter().any(|(test, _)| is_it(&test.base));
    let has_range = any(|base| matches!(base, Base::Above(_) | Base::Below(_) | Base::Between(..)));
    let is_numeric =
        !any(|base| matches!(base, Base::Contains(_)) || matches!(base, Base::Equals(text) if number(text).is_none()));
    let bases = || wanted.iter().map(|one| (one.0.base, base_wanted(one)));
    if is_numeric && (kind == Kind::Number || has_range) {
        number_fits(bases)
    } else if has_range {
        // Words and numbers on one property: how they compare is anybody's guess.
        true
    } else if kind == Kind::Word {
        text_fits(bases, false) || text_fits(bases, true)
    } else {
        // A value that equals a word has it in it; beyond that, several values get in nobody's way.
        bases().all(|(one, must)| match one {
            Base::Equals(text) if must => !bases().any(|(other, must)| other == Base::Contains(text) && !must),
            _ => true,
        })
    }
}

/// Whether some number is as wanted: it is enough to try the numbers named, one between each two, and one beyond
/// either end.
fn number_fits<'a, I: Iterator<Item = (Base<'a>, bool)>>(bases: impl Fn() -> I) -> bool {
    let mut named = Vec::new();
    for (base, _) in bases() {
        match base {
            Base::Equals(text) => named.extend(number(text)),
            Base::Above(bound) | Base::Below(bound) => named.push(bound),
            Base::Between(from, to) => named.extend([from, to]),
            Base::Contains(_) | Base::Exists | Base::Opaque(..) | Base::Open => {}
        }
    }
    named.sort_by(f64::total_cmp);
    let ends = [named.first().map_or(0.0, |least| least - 1.0), named.last().map_or(0.0, |most| most + 1.0)];
    let between = named.iter().zip(named.iter().skip(1)).map(|(a, b)| f64::midpoint(*a, *b));
    let mut candidates = named.iter().copied().chain(between).chain(ends);
    candidates.any(|candidate| {
        // Whether `between` takes its ends in is unknown, but it is the same for all.
        [true, false].into_iter().any(|takes_ends| {
            bases().all(|(base, must)| {
                let met = match base {
                    Base::Equals(text) => number(text) == Some(candidate),
                    Base::Above(bound) => candidate > bound,
                    Base::Below(bound) => candidate < bound,
                    Base::Between(from, to) => {
                        if takes_ends {
                            from <= candidate && candidate <= to
                        } else {
                            from < candidate && candidate < to
                        }
                    }
                    Base::Contains(_) | Base::Exists | Base::Opaque(..) | Base::Open => return true,
                };
                met == must
            })
        })
    })
}

/// Whether some text is as wanted. Where it must equal a word, that word is it; else any text that has in it what it
/// must, padded with what no condition names, will do.
fn text_fits<'a, I: Iterator<Item = (Base<'a>, bool)>>(bases: impl Fn() -> I, folded: bool) -> bool {
    let pinned = bases().find_map(|(base, must)| match base {
        Base::Equals(text) if must => Some(text),
        _ => None,
    });
    if let Some(value) = pinned {
        return bases().all(|(base, must)| match base {
            Base::Equals(other) => equal(value, other, folded) == must,
            // “5” and “5.0” may be equal, and what such a value has in it depends on how it is written.
            Base::Contains(_) if folded && number(value).is_some() => true,
            Base::Contains(part) => contains(value, part, folded) == must,
            _ => true,
        });
    }
    bases().all(|(base, must)| match base {
        Base::Contains(whole) if must => !bases().any(|(other, must)| match other {
            Base::Contains(part) => !must && contains(whole, part, folded),
            _ => false,
        }),
        _ => true,
    })
}

/// Whether two values are one: to the letter, or (`folded`) as far as they could possibly be.
pub(super) fn equal(a: &str, b: &str, folded: bool) -> bool {
    a == b || folded && (fold(a) == fold(b) || number(a).is_some_and(|a| number(b) == Some(a)))
}

fn contains(whole: &str, part: &str, folded: bool) -> bool {
    whole.contains(part) || folded && fold(whole).contains(&fold(part))
}

fn fold(text: &str) -> String {
    text.trim().chars().flat_map(char::to_lowercase).collect()
}
