//! Tables as people really hand them over: each hard case is a small file in this folder.
#![cfg(feature = "batch")]

use std::io::Cursor;
use std::path::Path;

use chrono::{NaiveDate, NaiveDateTime};
use proptest::prelude::*;
use pushproof::batch::{
    CsvOut, Layout, Mapping, Original, Plan, Record, Results, Table, Target, XlsxOut, check_table, fix_rows, guarded,
    report,
};
use pushproof::campaign::{Campaign, Delivery};
use pushproof::profile::Profile;

fn now() -> NaiveDateTime {
    NaiveDate::from_ymd_opt(2026, 11, 23).and_then(|day| day.and_hms_opt(10, 0, 0)).expect("a date")
}

fn bytes(name: &str) -> Vec<u8> {
    std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/batch").join(name)).expect(name)
}

fn checked(bytes: Vec<u8>) -> Results {
    let table = Table::open(Cursor::new(bytes), &[]).expect("a table");
    check_table(table, Profile::guide(), now()).expect("rows")
}

fn campaigns(results: &Results) -> Vec<&Campaign> {
    results.rows.iter().filter_map(|(_, result)| Some(&result.as_ref()?.campaign)).collect()
}

fn at(campaign: &Campaign) -> String {
    match &campaign.when.delivery {
        Some(Delivery::At(scheduled)) => scheduled.at.map(|at| at.to_string()).unwrap_or_default(),
        Some(Delivery::Now) => "now".to_owned(),
        _ => String::new(),
    }
}

/// What was found, as row, rule and field.
fn found(results: &Results) -> Vec<(usize, &'static str, String)> {
    let rows = results.rows.iter().filter_map(|(_, result)| result.as_ref());
    rows.flat_map(|row| row.diagnostics.iter().map(|found| (row.row, found.rule.id, found.place.field.to_string())))
        .collect()
}

#[test]
fn every_encoding_and_delimiter_says_the_same() {
    for name in ["utf-8.csv", "utf-8-mark.csv", "utf-16-le.csv", "utf-16-be.csv", "windows-1252.csv", "pipe.csv"] {
        let results = checked(bytes(name));
        let campaigns = campaigns(&results);
        let [breakfast, hamlet] = campaigns.as_slice() else { panic!("{name}: {} rows", campaigns.len()) };
        assert_eq!(breakfast.what.title, "Frühstück für alle", "{name}");
        assert_eq!(breakfast.what.message, "Kaffee für 5 € – nur heute.", "{name}");
        assert_eq!(hamlet.what.message, "Samstag, 19:30.\nNoch Karten.", "{name}");
        assert_eq!(hamlet.what.key_values[0].value, "performances/14002", "{name}");
        assert_eq!(at(breakfast), "2026-12-03T17:00", "{name}");
        assert_eq!(found(&results), [], "{name}");
        let lines: Vec<_> = results.rows.iter().map(|(record, _)| record.line).collect();
        assert_eq!(lines, [Some(2), Some(3)], "{name}");
    }
}

#[test]
fn a_row_is_a_push_of_the_house() {
    let results = checked(bytes("utf-8.csv"));
    let push = campaigns(&results)[0];
    assert_eq!(push.what.android.notification_channel, "default");
    let link = &push.what.key_values[0];
    assert_eq!((link.key.as_str(), link.android, link.ios), ("deeplink_url", Some(true), Some(true)));
}

#[test]
fn a_column_of_american_dates_is_read_as_such() {
    let results = checked(bytes("comma.csv"));
    let times: Vec<String> = campaigns(&results).into_iter().map(at).collect();
    assert_eq!(times, ["2026-12-25T17:00", "2026-12-03T17:00"]);
}

#[test]
fn a_quote_from_the_clipboard_swallows_nothing() {
    let results = checked(bytes("clipboard.tsv"));
    let titles: Vec<&str> = campaigns(&results).iter().map(|campaign| campaign.what.title.as_str()).collect();
    assert_eq!(titles, ["\"Hamlet\" is back", "Faust\nreturns", "\"Open quote", "Last row"]);
    assert_eq!(campaigns(&results)[1].what.message, "He said \"now\" and came.");
}

#[test]
fn an_excel_file_keeps_its_dates_and_merged_cells() {
    let results = checked(bytes("month.xlsx"));
    let times: Vec<String> = campaigns(&results).into_iter().map(at).collect();
    assert_eq!(times, ["2026-12-03T17:00", "2026-12-03T18:30", "2026-12-10T18:00"]);
    assert!(results.told.iter().any(|told| told.contains("only “Dezember” is read")), "{:?}", results.told);
    assert_eq!(
        found(&results),
        [
            (5, "link/slash", "what.key_values[0].value".to_owned()),
            (5, "when/daily-cap", "when.delivery.at".to_owned()),
        ]
    );
}

#[test]
fn only_what_the_table_says_is_judged() {
    let results = checked(bytes("calendar.csv"));
    let of = |row| -> Vec<&str> {
        let found = found(&results).into_iter();
        found.filter(|(found, rule, _)| *found == row && !rule.starts_with("name/")).map(|(_, rule, _)| rule).collect()
    };
    assert_eq!(of(2), [""; 0]);
    assert_eq!(of(3), ["when/daily-cap"]);
    assert_eq!(of(4), [""; 0], "a service message is no marketing");
    assert_eq!(of(5), ["table/unread-cell"]);
    assert_eq!(of(6), ["table/day-without-time"]);
    assert_eq!(of(7), ["when/missing", "table/unread-cell"]);
}

#[test]
fn what_is_no_table_is_told_in_one_sentence() {
    for (name, words) in [
        ("empty.csv", "the file is empty"),
        ("empty.xlsx", "has nothing in it"),
        ("truncated.xlsx", "cut off or damaged"),
        ("renamed.xlsx", "no Excel table in it"),
        ("numbers.csv", "no column is called title"),
        ("other-names.csv", "found “Venue”, “Stage”"),
    ] {
        let error = Table::open(Cursor::new(bytes(name)), &[]).err().unwrap_or_else(|| panic!("{name}")).to_string();
        assert!(error.contains(words) && !error.contains('\n'), "{name}: {error}");
    }
}

#[test]
fn every_beginning_of_an_excel_file_is_read_or_told() {
    let whole = bytes("month.xlsx");
    for length in (0..whole.len()).step_by(37) {
        assert!(Table::open(Cursor::new(whole[..length].to_vec()), &[]).is_err(), "{length}");
    }
}

#[test]
fn a_table_without_names_is_read_by_its_shape() {
    let results = checked(bytes("no-names.csv"));
    assert!(results.header.is_none());
    assert_eq!(results.told[0], "there is no row of names, so the columns are read by what stands in them");
    assert_eq!(campaigns(&results)[1].what.key_values[0].value, "performances/14002");
}

#[test]
fn slips_in_names_are_seen_through_and_asked_about() {
    let results = checked(bytes("slips.csv"));
    let targets: Vec<Target> = results.mapping.columns.iter().map(|column| column.target).collect();
    assert_eq!(targets, [Target::Title, Target::Message, Target::Link]);
    assert!(results.mapping.is_doubtful());
    assert!(results.told[0].contains("“Tilte” is the title (is that right?)"), "{:?}", results.told);
}

#[test]
fn two_columns_out_of_fifty_are_found() {
    let results = checked(bytes("fifty-columns.csv"));
    assert_eq!(found(&results), [(2, "copy/repeated-punctuation", "what.title".to_owned())]);
}

#[test]
fn an_id_makes_the_link_where_there_is_none_and_is_compared_where_there_is_one() {
    let results = checked(b"title,event id\nHamlet tonight,12345\nFaust again,abc\n".to_vec());
    let links: Vec<&str> = campaigns(&results).iter().map(|push| push.what.key_values[0].value.as_str()).collect();
    assert_eq!(links[0], "performances/12345");
    assert!(found(&results).iter().all(|(row, ..)| *row == 3), "{:?}", found(&results));
    let results = checked(b"title,link,event id\nHamlet tonight,performances/12345,14002\n".to_vec());
    assert!(found(&results).iter().any(|(_, rule, _)| *rule == "goal/target-mismatch"), "{:?}", found(&results));
}

#[test]
fn safe_fixes_tell_each_cell_before_and_after() {
    let table = Table::open(&b"title,note,link\nHamlet!!!,x!!!,/performances/12345/\n"[..], &[]).expect("a table");
    let plan = Plan::new(table.mapping.clone(), Profile::guide());
    let mut records: Vec<Record> = table.collect::<Result<_, _>>().expect("rows");
    let changes = fix_rows(&plan, &mut records, now());
    assert_eq!(records[0].cells, ["Hamlet!", "x!!!", "performances/12345"]);
    let told: Vec<_> = changes.iter().map(|change| (change.row, change.target, change.before.as_str())).collect();
    assert_eq!(told, [(2, Target::Title, "Hamlet!!!"), (2, Target::Link, "/performances/12345/")]);
}

#[test]
fn the_report_tells_rules_and_rows() {
    let text = report("month.xlsx", &checked(bytes("month.xlsx")));
    assert!(text.contains("3 rows, 1 with errors."), "{text}");
    assert!(text.contains("| 1 link has a slash too many | error | `link/slash` |"), "{text}");
    assert!(text.contains("### Row 5: Faust kehrt zurück"), "{text}");
}

/// The table again, with what was found, as CSV.
fn exported(results: &Results, width: usize) -> Vec<u8> {
    let mut out = Vec::new();
    let mut csv = CsvOut::new(&mut out, results.layout, width).expect("a table");
    csv.header(results.header.as_ref()).expect("names");
    for (record, result) in &results.rows {
        csv.found(record, result.as_ref().map(|result| result.diagnostics.as_slice())).expect("a row");
    }
    csv.finish().expect("a table");
    out
}

#[test]
fn formulas_go_out_as_they_came_and_none_is_added() {
    let results = checked(bytes("formulas.csv"));
    let text = String::from_utf8(exported(&results, 3)).expect("UTF-8");
    assert!(text.contains("\n=1+1,-20% on all seats,@Name come in,"), "{text}");
    for cell in ["=1", "+1", "-1", "@x", "\tx", "\rx"] {
        assert_eq!(guarded(cell), format!("'{cell}"));
    }
}

/// The table again, with what was found, as an Excel file.
fn workbook(results: &Results, original: Option<Original<'_>>) -> Vec<u8> {
    let mut xlsx = XlsxOut::new(&results.before, results.header.as_ref());
    for (record, result) in &results.rows {
        xlsx.found(record.clone(), result.as_ref().map(|result| result.diagnostics.as_slice()));
    }
    xlsx.finish(original).expect("a workbook")
}

/// The rows below the names of a table, their first `width` cells.
fn cells(bytes: &[u8], width: usize) -> Vec<Vec<String>> {
    let table = Table::open(Cursor::new(bytes), &[]).expect("a table");
    let row = |record: Record| {
        let mut cells = record.cells;
        cells.resize(width, String::new());
        cells
    };
    table.map(|record| row(record.expect("a row"))).collect()
}

/// The parts of a ZIP file, each with its name.
fn parts(bytes: &[u8]) -> Vec<(String, String)> {
    use std::io::Read;
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).expect("a ZIP file");
    let mut parts = Vec::new();
    for position in 0..zip.len() {
        let mut file = zip.by_index(position).expect("a part");
        let mut text = String::new();
        file.read_to_string(&mut text).expect("text");
        parts.push((file.name().expect("a name").into_owned(), text));
    }
    parts
}

#[test]
fn an_excel_file_comes_back_as_it_was_with_four_columns_more() {
    let original = bytes("month.xlsx");
    let results = checked(original.clone());
    let written = workbook(&results, Some(Original { bytes: &original, sheet: "Dezember" }));
    let (before, after) = (parts(&original), parts(&written));
    for ((name, before), (_, after)) in before.iter().zip(&after) {
        if name == "xl/worksheets/sheet2.xml" {
            // Dates stay dates, numbers numbers, and what looks like a formula stays the text that it was.
            for cell in before.split("<c ").skip(1).map(|cell| cell.split("</row>").next().expect("a cell")) {
                assert!(after.contains(cell), "{cell} is not in {after}");
            }
            assert!(after.contains(r#"<mergeCell ref="A4:A5"/>"#), "{after}");
        } else {
            assert_eq!(before, after, "{name}");
        }
    }
    let table = Table::open(Cursor::new(written.as_slice()), &[]).expect("a table");
    assert_eq!(table.header.expect("names").cells[6..], ["errors", "warnings", "advice", "findings"]);
    let read = cells(&written, 10);
    assert_eq!(read[1][6..9], ["1", "1", "0"]);
    assert!(read[1][9].starts_with("error: "), "{:?}", read[1]);
    assert_eq!(read.iter().map(|row| &row[..6]).collect::<Vec<_>>(), cells(&original, 6));
}

#[test]
fn a_mended_cell_takes_its_place_in_the_excel_file() {
    let original = bytes("month.xlsx");
    let table = Table::open(Cursor::new(original.as_slice()), &[]).expect("a table");
    let plan = Plan::new(table.mapping.clone(), Profile::guide());
    let mut xlsx = XlsxOut::new(&table.before, table.header.as_ref());
    let mut records: Vec<Record> = table.collect::<Result<_, _>>().expect("rows");
    assert_eq!(fix_rows(&plan, &mut records, now()).len(), 1);
    for record in &records {
        xlsx.plain(record.clone());
    }
    let written = xlsx.finish(Some(Original { bytes: &original, sheet: "Dezember" })).expect("a workbook");
    let mut expected = cells(&original, 6);
    "performances/14002".clone_into(&mut expected[1][4]);
    assert_eq!(cells(&written, 6), expected);
    let sheet = &parts(&written).into_iter().find(|(name, _)| name.ends_with("sheet2.xml")).expect("a sheet").1;
    assert!(!sheet.contains("findings") && sheet.contains(r#"<c r="A4" s="1"><v>46359</v></c>"#), "{sheet}");
}

#[test]
fn a_table_of_text_becomes_an_excel_file_of_texts() {
    let results = checked(bytes("formulas.csv"));
    let written = workbook(&results, None);
    assert_eq!(cells(&written, 3), [["=1+1", "-20% on all seats", "@Name come in"]]);
    let sheet = &parts(&written).into_iter().find(|(name, _)| name.ends_with("sheet1.xml")).expect("a sheet").1;
    assert!(!sheet.contains("<f>") && sheet.contains(r#"<c r="D2" s="2"><v>0</v></c>"#), "{sheet}");
}

#[test]
fn what_is_no_push_is_left_alone() {
    let results = checked(bytes("sections.csv"));
    let rows: Vec<usize> = results.rows.iter().filter_map(|(_, result)| Some(result.as_ref()?.row)).collect();
    assert_eq!(rows, [5, 6, 10], "neither the months nor the names written once more");
    let lines: Vec<_> = results.rows.iter().map(|(record, _)| (record.row, record.line)).collect();
    assert_eq!(lines.last(), Some(&(10, Some(10))), "empty lines count");
    assert_eq!(found(&results), []);
}

fn cell() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-c \",;|\t\r\n'=+@-]{0,8}",
        any::<String>().prop_map(|text| text.replace('\u{FEFF}', "")),
        Just("\"".to_owned()),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn whatever_is_written_reads_back_byte_by_byte(
        rows in prop::collection::vec(prop::collection::vec(cell(), 2..4), 1..6),
        delimiter in prop::sample::select(b",;\t|".to_vec()),
        is_marked: bool,
        is_crlf: bool,
    ) {
        let names = ["title", "message", "other"].map(str::to_owned).to_vec();
        let record = |(position, cells): (usize, Vec<String>)| {
            let mut cells = cells;
            cells.resize(3, String::new());
            Record { row: position + 2, line: None, cells }
        };
        let rows: Vec<Record> = rows.into_iter().enumerate().map(record).collect();
        let layout = Layout { delimiter, is_marked, is_crlf };
        let mut out = Vec::new();
        let mut csv = CsvOut::new(&mut out, layout, 3).expect("a table");
        csv.header(Some(&Record { row: 1, line: None, cells: names })).expect("names");
        for row in &rows {
            csv.found(row, None).expect("a row");
        }
        csv.finish().expect("a table");
        let table = Table::open(out.as_slice(), &[]).expect("a table");
        prop_assert_eq!(table.layout.delimiter, delimiter);
        let read: Vec<Vec<String>> = table.map(|row| row.expect("a row").cells[..3].to_vec()).collect();
        let written: Vec<Vec<String>> = rows.into_iter().map(|row| row.cells).collect();
        prop_assert_eq!(read, written);
    }

    #[test]
    fn an_excel_file_holds_every_text(rows in prop::collection::vec(prop::collection::vec(cell(), 3), 1..6)) {
        let names = ["title", "message", "other"].map(str::to_owned).to_vec();
        let mut xlsx = XlsxOut::new(&[], Some(&Record { row: 1, line: None, cells: names }));
        // What begins a row keeps it from being empty, and so from being left out.
        let rows: Vec<Vec<String>> = rows
            .into_iter()
            .map(|mut cells| {
                cells[0].insert(0, 'x');
                cells
            })
            .collect();
        for cells in &rows {
            xlsx.plain(Record { row: 0, line: None, cells: cells.clone() });
        }
        let written = xlsx.finish(None).expect("a workbook");
        prop_assert_eq!(cells(&written, 3), rows);
    }

    #[test]
    fn no_bytes_make_it_fall(bytes: Vec<u8>, text in "[a-z\",;\t\n]{0,80}") {
        for bytes in [bytes, [b"title,message\n", text.as_bytes()].concat(), text.into_bytes()] {
            if let Ok(table) = Table::open(bytes.as_slice(), &[]) {
                let _ = check_table(table, Profile::guide(), now());
            }
        }
    }
}

#[test]
fn a_mapping_is_data() {
    let corrections = ["Headline=title".parse().expect("one"), "2=message".parse().expect("one")];
    let header = ["Headline", "Body copy", "Message"].map(str::to_owned);
    let mapping = Mapping::by_name(&header, &corrections);
    let targets: Vec<Target> = mapping.columns.iter().map(|column| column.target).collect();
    assert_eq!(targets, [Target::Title, Target::Message, Target::Keep]);
}
