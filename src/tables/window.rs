//! Which rows of a long list are to be drawn: those in view and a few around them.

use std::ops::Range;

/// So many rows above and below those in view are drawn as well.
const AROUND: usize = 8;

/// The rows of `count` to draw where each is `height` pixels high, `top` are scrolled away and `view` are seen.
#[must_use]
pub fn window(count: usize, height: f64, top: f64, view: f64) -> Range<usize> {
    let rows = |pixels: f64| {
        // Between 0 and what a usize holds, whatever a browser says.
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let rows = (pixels.max(0.0) / height.max(1.0)).floor() as usize;
        rows
    };
    let end = rows(top + view).saturating_add(AROUND + 1).min(count);
    let start = rows(top).saturating_sub(AROUND).min(end);
    start..end
}

/// How far to scroll so that the row at `position` is wholly in view; nothing where it is.
#[must_use]
pub fn scroll_to(position: usize, height: f64, top: f64, view: f64) -> Option<f64> {
    // Rows are counted in thousands.
    #[allow(clippy::cast_precision_loss)]
    let start = position as f64 * height;
    if start < top {
        Some(start)
    } else if start + height > top + view {
        Some(start + height - view)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_seen_is_drawn_with_a_few_around() {
        assert_eq!(window(10_000, 40.0, 0.0, 400.0), 0..19);
        assert_eq!(window(10_000, 40.0, 4_000.0, 400.0), 92..119);
        assert_eq!(window(10_000, 40.0, 399_600.0, 400.0), 9_982..10_000);
        assert_eq!(window(5, 40.0, 0.0, 400.0), 0..5);
        assert_eq!(window(0, 40.0, 0.0, 400.0), 0..0);
    }

    #[test]
    fn nonsense_from_a_browser_draws_little() {
        assert_eq!(window(10, 0.0, f64::NAN, -5.0), 0..9);
        assert_eq!(window(10, 40.0, 99_999.0, 400.0), 10..10);
        assert_eq!(window(10, 40.0, -30.0, 40.0), 0..9);
    }

    #[test]
    fn scrolling_goes_just_as_far_as_needed() {
        assert_eq!(scroll_to(3, 40.0, 0.0, 400.0), None);
        assert_eq!(scroll_to(10, 40.0, 0.0, 400.0), Some(40.0));
        assert_eq!(scroll_to(2, 40.0, 100.0, 400.0), Some(80.0));
    }
}
