//! Looks for bytes that break a promise of the rules and their fixes.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| pushproof_fuzz::fixer(bytes));
