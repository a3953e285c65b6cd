//! Looks for bytes that break a promise of the reader of links that hold a campaign.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| pushproof_fuzz::share(bytes));
