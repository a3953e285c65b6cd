//! Looks for bytes that break a promise of the reader of deep links.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| pushproof_fuzz::deep_link(bytes));
