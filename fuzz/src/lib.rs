//! What Pushproof promises of any input. The fuzzer looks for bytes that break a promise; `tests/fuzz.rs` holds each of
//! them against the seeds, among which is whatever was ever found.

use chrono::{NaiveDate, NaiveDateTime};
use pushproof::batch::{CsvOut, Record, Results, Table, check_table};
use pushproof::campaign::{Campaign, CampaignFile};
use pushproof::deeplink::{Path, Problem, Routes};
use pushproof::document::node::text_at;
use pushproof::import;
use pushproof::lint::{Applicability, Diagnostic, Severity, apply, check, fix_all};
use pushproof::profile::Profile;
use pushproof::share::{self, Shared};
use pushproof::template::{PartKind, Sample, Template, parse};
use pushproof::text::characters;

/// The sound campaign that texts are put into.
const PUSH: &str = include_str!("../../tests/corpus/right/push.json");

/// What stands between two texts of one input.
const BETWEEN: char = '\u{1f}';

/// Repairs and fixes come to an end before this many.
const MOST_REPAIRS: usize = 200;

fn now() -> NaiveDateTime {
    NaiveDate::from_ymd_opt(2026, 11, 23).and_then(|day| day.and_hms_opt(10, 0, 0)).expect("a date")
}

/// Every text is taken apart without loss; marks and repairs lie on whole characters; repairing comes to an end; lengths
/// are those of what is shown.
pub fn template(bytes: &[u8]) {
    let source = String::from_utf8_lossy(bytes);
    let profile = Profile::guide();
    let template = parse(&source, profile);
    assert_whole(&source, &template);

    let lengths = template.lengths(&source, profile);
    let shown = |sample| characters(&template.render(&source, profile, sample));
    assert_eq!(lengths.default, shown(Sample::Default));
    assert_eq!(lengths.typical, shown(Sample::Typical));
    assert_eq!(lengths.longest, shown(Sample::Longest));

    let mut text = source.into_owned();
    for _ in 0..MOST_REPAIRS {
        let template = parse(&text, profile);
        assert_whole(&text, &template);
        let Some(repair) = template.faults.into_iter().find_map(|fault| fault.repair) else { return };
        for (span, new) in repair.edits.iter().rev() {
            text.replace_range(span.clone(), new);
        }
    }
    assert!(text.len() > 1000, "repairing does not end: {text:?}");
}

/// Fails where a byte is lost or a span is none.
fn assert_whole(source: &str, template: &Template) {
    let mut at = 0;
    let mut was_text = false;
    for part in &template.parts {
        assert_eq!(part.span.start, at, "a gap or an overlap");
        assert!(source.get(part.span.clone()).is_some_and(|words| !words.is_empty()), "{part:?}");
        let is_text = part.kind == PartKind::Text;
        assert!(!(was_text && is_text), "two texts in a row: {part:?}");
        (at, was_text) = (part.span.end, is_text);
    }
    assert_eq!(at, source.len());
    let mut before = 0;
    for fault in &template.faults {
        assert!(source.get(fault.span.clone()).is_some_and(|words| !words.is_empty()), "{fault:?}");
        assert!(before <= fault.span.start, "{fault:?} stands before the one ahead of it");
        before = fault.span.start;
        let mut last = 0;
        for (span, _) in fault.repair.iter().flat_map(|repair| &repair.edits) {
            assert!(last <= span.start && source.get(span.clone()).is_some(), "{fault:?}");
            last = span.end;
        }
    }
    for used in template.tokens() {
        let (outer, inner) = (&used.span, &used.property_span);
        assert!(outer.start <= inner.start && inner.end <= outer.end && source.get(inner.clone()).is_some());
        if let Some(fallback) = used.fallback {
            assert_eq!(source.get(fallback.span.clone()), Some(fallback.text.as_str()));
        }
    }
}

/// Every link can be read; whatever is said of it lies on whole characters; a link without a problem is a route with the
/// ids that were read, and what the builder writes has none.
pub fn deep_link(bytes: &[u8]) {
    let source = String::from_utf8_lossy(bytes);
    let profile = Profile::guide();
    let routes = Routes::new(&profile.deep_link);
    let template = parse(&source, profile);
    let path = Path::parse(&source, &template);
    let reading = routes.read(&path);
    let is_place = |span: &std::ops::Range<usize>| source.get(span.clone()).is_some();
    for bound in &reading.bound {
        assert!(is_place(&bound.span), "{bound:?}");
    }
    for problem in &reading.problems {
        let marked = match problem {
            Problem::NoRoute { span }
            | Problem::NearRoute { span, .. }
            | Problem::Address { span, .. }
            | Problem::MissingId { span, .. }
            | Problem::Extra { span, .. } => vec![span],
            Problem::Slashes { spare } => spare.iter().map(|(_, span)| span).collect(),
            Problem::Blanks { runs } => runs.iter().collect(),
        };
        assert!(!marked.is_empty() && marked.into_iter().all(is_place), "{problem:?}");
    }
    assert!(reading.opens().is_none() || (reading.route.is_some() && reading.problems.is_empty()));

    let ids: Vec<String> =
        source.split(|c: char| !c.is_ascii_digit()).filter(|id| !id.is_empty()).map(str::to_owned).collect();
    for route in routes.iter().filter(|route| route.placeholders().count() <= ids.len()) {
        let link = route.build(&ids);
        let template = parse(&link, profile);
        let reading = routes.read(&Path::parse(&link, &template));
        assert!(reading.problems.is_empty(), "{link}: {:?}", reading.problems);
        assert_eq!(reading.route.map(|route| route.pattern), Some(route.pattern), "{link}");
    }
}

/// Whatever can be read is written and read back equal, and checked; whatever can't is told with its place.
pub fn campaign(bytes: &[u8]) {
    let Ok(text) = pushproof::document::read::decode(bytes) else { return };
    match CampaignFile::read(&text) {
        Ok(file) => {
            let written = file.write();
            assert_eq!(CampaignFile::read(&written).as_ref(), Ok(&file), "{text} became {written}");
            for campaign in &file.campaigns {
                assert_places(campaign, &check(campaign, Profile::guide(), now()).diagnostics);
            }
        }
        Err(error) => {
            let told = error.to_string();
            assert!(told.starts_with("line "), "{told}");
        }
    }
    let _ = import::read(&text, Profile::guide());
}

/// Fails where a finding marks what is not there.
fn assert_places(campaign: &Campaign, found: &[Diagnostic]) {
    for found in found {
        if let Some(span) = &found.place.span {
            let text = text_at(campaign, &found.place.field).unwrap_or_default();
            assert!(text.get(span.clone()).is_some(), "{}: {span:?} of {text:?}", found.rule.id);
        }
    }
}

/// Every link is opened or refused; what was opened, and every campaign, is shared and read back equal.
pub fn share(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let opened = share::read(&text).into_iter();
    let documents = CampaignFile::read(&text).map(|file| file.campaigns).unwrap_or_default();
    let shared = documents.into_iter().map(|campaign| Shared { tag: campaign.name.clone(), campaign });
    for shared in opened.chain(shared) {
        let link = share::write(&shared);
        assert_eq!(share::read(&link).as_ref(), Ok(&shared), "{link}");
    }
}

/// Every table is read or refused; every cell goes out as it came in.
pub fn table(bytes: &[u8]) {
    let Ok(table) = Table::open(bytes, &[]) else { return };
    let Ok(results) = check_table(table, Profile::guide(), now()) else { return };
    for (_, result) in &results.rows {
        if let Some(result) = result {
            assert_places(&result.campaign, &result.diagnostics);
        }
    }
    let Some(width) = results.header.as_ref().map(|header| header.cells.len()) else { return };
    let written = written(&results, width);
    let mark: &[u8] = if results.layout.is_marked { "\u{FEFF}".as_bytes() } else { b"" };
    let plain = written.strip_prefix(mark).expect("the mark of the encoding");
    // Cell by cell: what is read as a table may take another row for that of the names.
    let again = csv::ReaderBuilder::new().delimiter(results.layout.delimiter).flexible(true).from_reader(plain);
    let cells = |record: &Record| {
        let mut cells = record.cells.clone();
        cells.resize(width.max(cells.len()), String::new());
        cells
    };
    let rows: Vec<Vec<String>> = results.rows.iter().map(|(record, _)| cells(record)).collect();
    let cells_of = |row: csv::StringRecord| row.iter().map(str::to_owned).collect::<Vec<_>>();
    let mut read: Vec<_> = again.into_records().map(|row| cells_of(row.expect("a row that was written"))).collect();
    for cells in &mut read {
        cells.truncate(cells.len().saturating_sub(4));
    }
    assert_eq!(read, rows);
}

fn written(results: &Results, width: usize) -> Vec<u8> {
    let mut out = Vec::new();
    let mut csv = CsvOut::new(&mut out, results.layout, width).expect("memory");
    csv.header(results.header.as_ref()).expect("memory");
    for (record, result) in &results.rows {
        csv.found(record, result.as_ref().map(|result| result.diagnostics.as_slice())).expect("memory");
    }
    csv.finish().expect("memory");
    out
}

/// Every fix can be made and changes something; fixing all adds no error, and leaves only safe fixes that would; fixing
/// twice is fixing once.
pub fn fixer(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let campaigns = if text.starts_with(['{', '[']) {
        CampaignFile::read(&text).map(|file| file.campaigns).unwrap_or_default()
    } else {
        vec![push(&text)]
    };
    for campaign in campaigns {
        assert_fixes(&campaign);
    }
}

/// A sound campaign with other texts.
fn push(texts: &str) -> Campaign {
    let mut campaign = CampaignFile::read(PUSH).expect("a campaign").campaigns.remove(0);
    let mut texts = texts.split(BETWEEN).map(str::to_owned);
    let mut put = |place: &mut String| {
        if let Some(text) = texts.next() {
            *place = text;
        }
    };
    put(&mut campaign.what.title);
    put(&mut campaign.what.message);
    for pair in &mut campaign.what.key_values {
        put(&mut pair.value);
        put(&mut pair.key);
    }
    put(&mut campaign.name);
    put(&mut campaign.what.android.notification_channel);
    campaign
}

fn errors(found: &[Diagnostic]) -> usize {
    found.iter().filter(|found| found.severity == Severity::Error).count()
}

fn assert_fixes(campaign: &Campaign) {
    let profile = Profile::guide();
    let found = check(campaign, profile, now()).diagnostics;
    assert_places(campaign, &found);
    let before = errors(&found);
    for (found, fix) in found.iter().flat_map(|found| found.fixes.iter().map(move |fix| (found, fix))) {
        let place = format!("{}: “{}”", found.rule.id, fix.title);
        let mut after = campaign.clone();
        apply(&mut after, &fix.edits).unwrap_or_else(|error| panic!("{place}: {error:?}"));
        assert!(after != *campaign, "{place} changes nothing");
    }
    let once = fix_all(campaign, profile, now());
    let left = errors(&once.report.diagnostics);
    assert!(left <= before, "fixing all adds an error");
    let fixes = once.report.diagnostics.iter().flat_map(|found| &found.fixes);
    for fix in fixes.filter(|fix| fix.applicability == Applicability::Safe) {
        let mut after = once.campaign.clone();
        apply(&mut after, &fix.edits).unwrap_or_else(|error| panic!("“{}”: {error:?}", fix.title));
        assert!(errors(&check(&after, profile, now()).diagnostics) > left, "a safe fix is left: “{}”", fix.title);
    }
    assert_eq!(fix_all(&once.campaign, profile, now()).campaign, once.campaign, "a second time changes more");
}
