//! How much one address may ask for, so that nobody's script takes the place of everybody else.

use std::net::IpAddr;
use std::num::NonZeroU32;
use std::time::Duration;

use account::EmailAddress;
use actix_web::body::{EitherBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::Method;
use actix_web::middleware::Next;
use actix_web::{Error, web};
use governor::clock::{Clock as _, DefaultClock, QuantaInstant};
use governor::{DefaultKeyedRateLimiter, NotUntil, Quota, RateLimiter};

use crate::AppState;
use crate::response::AppError;

/// A reader who leafs fast, with all that a page loads, stays far below this.
const READS_PER_SECOND: NonZeroU32 = NonZeroU32::new(100).unwrap();
const READS_AT_ONCE: NonZeroU32 = NonZeroU32::new(1_000).unwrap();
/// An office of ten people behind one address, all filling in forms.
const POSTS_PER_SECOND: NonZeroU32 = NonZeroU32::new(2).unwrap();
const POSTS_AT_ONCE: NonZeroU32 = NonZeroU32::new(120).unwrap();

/// Codes and passwords for one account: ten at once, then one every half minute, whoever asks and from wherever.
const SIGN_INS_AT_ONCE: NonZeroU32 = NonZeroU32::new(10).unwrap();
const SIGN_IN_EVERY: Duration = Duration::from_secs(30);

/// Counts requests per address (generic cell rate algorithm).
pub struct Limits(Option<Counters>);

struct Counters {
    reads: DefaultKeyedRateLimiter<IpAddr>,
    posts: DefaultKeyedRateLimiter<IpAddr>,
    sign_ins: DefaultKeyedRateLimiter<String>,
}

impl Limits {
    /// Limits as they are by default, or none at all for measuring.
    pub fn new(on: bool) -> Limits {
        Limits(on.then(|| {
            Counters {
                reads: RateLimiter::keyed(Quota::per_second(READS_PER_SECOND).allow_burst(READS_AT_ONCE)),
                posts: RateLimiter::keyed(Quota::per_second(POSTS_PER_SECOND).allow_burst(POSTS_AT_ONCE)),
                // A period that is not zero always makes a quota.
                sign_ins: RateLimiter::keyed(
                    Quota::with_period(SIGN_IN_EVERY)
                        .unwrap_or(Quota::per_minute(SIGN_INS_AT_ONCE))
                        .allow_burst(SIGN_INS_AT_ONCE),
                ),
            }
        }))
    }

    /// Forgets addresses that have been quiet; called now and then.
    pub fn forget_quiet_addresses(&self) {
        if let Some(counters) = &self.0 {
            counters.reads.retain_recent();
            counters.posts.retain_recent();
            counters.sign_ins.retain_recent();
        }
    }

    /// Counts an attempt to sign in to an account, or to have a code sent to its address; an address without an
    /// account counts alike.
    ///
    /// # Errors
    /// [`AppError::TooManyRequests`]
    pub fn check_sign_in(&self, email: &EmailAddress) -> Result<(), AppError> {
        let Some(counters) = &self.0 else { return Ok(()) };
        counters.sign_ins.check_key(&email.folded()).map_err(refused)
    }

    fn check(&self, address: IpAddr, method: &Method) -> Result<(), AppError> {
        let Some(counters) = &self.0 else { return Ok(()) };
        let limiter = match *method {
            Method::GET | Method::HEAD | Method::OPTIONS => &counters.reads,
            _ => &counters.posts,
        };
        limiter.check_key(&address).map_err(refused)
    }
}

fn refused(until: NotUntil<QuantaInstant>) -> AppError {
    AppError::TooManyRequests {
        retry_after: until.wait_time_from(DefaultClock::default().now()).as_secs() + 1,
    }
}

/// Refuses an address that asks too much, with the time after which it may ask again.
///
/// # Errors
/// Those of what it surrounds.
pub async fn limit<B: MessageBody + 'static>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<EitherBody<B>>, Error> {
    if let Some(state) = request.app_data::<web::Data<AppState>>() {
        let address = crate::request::client_address(request.request(), &state.settings);
        if let Err(error) = state.limits.check(address, request.method()) {
            return Ok(request.error_response(error).map_into_right_body());
        }
    }
    Ok(next.call(request).await?.map_into_left_body())
}
