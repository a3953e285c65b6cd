//! Looks for bytes that break a promise of the parser of personal details.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| pushproof_fuzz::template(bytes));
