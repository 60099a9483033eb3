//! Where random numbers come from.

use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use rand::rngs::StdRng;
use rand::{CryptoRng, Rng, RngExt, SeedableRng};

/// A cryptographic generator that is passed in, as the clock is: tests give it a seed. Clones share it.
#[derive(Clone)]
pub struct Generator(Arc<Mutex<dyn CryptoRng + Send>>);

impl Generator {
    /// Seeded by the operating system.
    #[must_use]
    pub fn system() -> Generator {
        Generator(Arc::new(Mutex::new(rand::make_rng::<StdRng>())))
    }

    /// Gives the same numbers each time; for tests only.
    #[must_use]
    pub fn seeded(seed: u64) -> Generator {
        Generator(Arc::new(Mutex::new(StdRng::seed_from_u64(seed))))
    }

    /// 256 random bits: a secret that nobody can guess.
    #[must_use]
    pub fn token(&self) -> [u8; 32] {
        self.draw(|rng| rng.random())
    }

    /// 128 random bits.
    #[must_use]
    pub fn salt(&self) -> [u8; 16] {
        self.draw(|rng| rng.random())
    }

    /// Six digits that a person can type.
    #[must_use]
    pub fn code(&self) -> String {
        format!("{:06}", self.draw(|rng| rng.random_range(0..1_000_000_u32)))
    }

    /// A number from 0 up to, not including, 1.
    #[must_use]
    pub fn fraction(&self) -> f64 {
        self.draw(|rng| rng.random())
    }

    fn draw<T>(&self, from: impl FnOnce(&mut dyn Rng) -> T) -> T {
        // A panic elsewhere does not make the numbers less random.
        from(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl fmt::Debug for Generator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Generator")
    }
}
