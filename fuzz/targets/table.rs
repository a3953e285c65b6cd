//! Looks for bytes that break a promise of the reader of tables.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| pushproof_fuzz::table(bytes));
