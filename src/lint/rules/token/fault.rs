//! What the parser finds wrong with a text, given to the rule that tells of it.

use std::borrow::Cow;

use super::{inside_liquid, liquid_case, liquid_syntax, liquid_unknown, malformed, missing_default, smart_quotes};
use crate::lint::{Context, Findings, Fix, Rule, Text};
use crate::template::{Fallback, Fault, FaultKind, Part, PartKind, Repair, Token};

/// The one rule that tells of faults of this kind.
const fn rule_of(kind: FaultKind) -> &'static Rule {
    match kind {
        FaultKind::CurlyQuotes => &smart_quotes::RULE,
        FaultKind::UnclosedQuote
        | FaultKind::UnquotedFallback
        | FaultKind::MixedQuotes
        | FaultKind::SpaceAfterAt
        | FaultKind::ProfileWord
        | FaultKind::Separator
        | FaultKind::Pipe
        | FaultKind::DefaultWord
        | FaultKind::OddCharacter
        | FaultKind::NoProperty
        | FaultKind::Unfinished
        | FaultKind::Nested => &malformed::RULE,
        FaultKind::NoFallback => &missing_default::RULE,
        FaultKind::AtInsideLiquid => &inside_liquid::RULE,
        FaultKind::UnclosedLiquid | FaultKind::UnbalancedTag | FaultKind::LiquidSyntax => &liquid_syntax::RULE,
        FaultKind::LiquidCase => &liquid_case::RULE,
        FaultKind::LiquidUnknown => &liquid_unknown::RULE,
    }
}

/// Whether a fault of this kind leaves in doubt which property is meant.
pub(super) const fn hides_the_name(kind: FaultKind) -> bool {
    match kind {
        FaultKind::SpaceAfterAt
        | FaultKind::ProfileWord
        | FaultKind::Separator
        | FaultKind::Pipe
        | FaultKind::DefaultWord
        | FaultKind::NoProperty
        | FaultKind::Unfinished
        | FaultKind::AtInsideLiquid
        | FaultKind::UnclosedLiquid
        | FaultKind::LiquidSyntax => true,
        FaultKind::CurlyQuotes
        | FaultKind::UnclosedQuote
        | FaultKind::UnquotedFallback
        | FaultKind::MixedQuotes
        | FaultKind::OddCharacter
        | FaultKind::Nested
        | FaultKind::NoFallback
        | FaultKind::UnbalancedTag
        | FaultKind::LiquidCase
        | FaultKind::LiquidUnknown => false,
    }
}

/// A fault where it stands.
pub(super) struct Broken<'c> {
    /// The text.
    pub text: &'c Text<'c>,
    /// What is wrong.
    pub fault: &'c Fault,
    /// The token, output or tag that it is in.
    pub part: Option<&'c Part>,
}

/// What to say of a fault: what happened, what to do, what would mend it.
pub(super) struct Told {
    /// What happened.
    pub message: String,
    /// What to do.
    pub help: Cow<'static, str>,
    /// What would mend it.
    pub fix: Option<Fix>,
}

impl Told {
    /// With the parser's own repair.
    pub(super) fn of(broken: &Broken<'_>, message: impl Into<String>, help: impl Into<Cow<'static, str>>) -> Self {
        let fix = broken.fault.repair.as_ref().map(|repair| broken.fix(repair));
        Self { message: message.into(), help: help.into(), fix }
    }
}

/// Tells of each fault that belongs to `rule`.
pub(super) fn tell(rule: &'static Rule, context: &Context<'_>, findings: &mut Findings, told: fn(&Broken<'_>) -> Told) {
    tell_with(rule, context, findings, |_, broken| told(broken));
}

/// The same, with words that depend on the campaign.
pub(super) fn tell_with(
    rule: &'static Rule,
    context: &Context<'_>,
    findings: &mut Findings,
    told: impl Fn(&Context<'_>, &Broken<'_>) -> Told,
) {
    for text in &context.texts {
        for fault in text.template.faults.iter().filter(|fault| rule_of(fault.kind) == rule) {
            let is_here = |part: &&Part| part.span.start <= fault.span.start && fault.span.start < part.span.end;
            let part = text.template.parts.iter().find(is_here);
            let Told { message, help, fix } = told(context, &Broken { text, fault, part });
            findings.add(text.place(fault.span.clone()), message, help).maybe_fix(fix);
        }
    }
}

impl<'c> Broken<'c> {
    /// The words that the fault marks.
    pub(super) fn words(&self) -> &'c str {
        self.text.words(&self.fault.span).trim()
    }

    /// The token that the fault is in; none in Liquid.
    pub(super) fn token(&self) -> Option<&'c Token> {
        match &self.part?.kind {
            PartKind::Token(token) => Some(token),
            PartKind::Text | PartKind::Output(_) | PartKind::Tag(_) => None,
        }
    }

    /// The fallback of the token or output that the fault is in.
    pub(super) fn fallback(&self) -> Option<&'c Fallback> {
        match &self.part?.kind {
            PartKind::Token(token) => token.fallback.as_ref(),
            PartKind::Output(liquid) => liquid.fallback.as_ref(),
            PartKind::Text | PartKind::Tag(_) => None,
        }
    }

    /// A repair as a fix; its title gets the quotes that all titles have.
    pub(super) fn fix(&self, repair: &Repair) -> Fix {
        Fix { title: curled(&repair.title), ..Fix::repair(&self.text.field, repair) }
    }
}

/// `words` with typographic quotes in place of straight double ones.
pub(super) fn curled(words: &str) -> String {
    let mut is_open = false;
    let curl = |c: char| {
        if c != '"' {
            return c;
        }
        is_open = !is_open;
        if is_open { '“' } else { '”' }
    };
    words.chars().map(curl).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_have_typographic_quotes() {
        assert_eq!(curled("Write \"default:\" and \"x\""), "Write “default:” and “x”");
    }
}
