//! A probability that can't be anything else.

/// A probability: finite, 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub struct Probability(f64);

impl Probability {
    /// Never.
    pub const ZERO: Probability = Probability(0.0);

    /// The probability nearest to the number; what is not a number becomes 0.
    pub fn new(value: f64) -> Self {
        if value.is_nan() { Probability(0.0) } else { Probability(value.max(0.0).min(1.0)) }
    }

    /// The number, 0 to 1.
    pub fn get(self) -> f64 {
        self.0
    }
}
