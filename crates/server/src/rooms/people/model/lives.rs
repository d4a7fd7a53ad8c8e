//! How long things live: sessions thirty days, and half a day unused for roles that see or settle what belongs to others;
//! invitations a week; links for a new password an hour.

use kernel::{DAY, Grant, HOUR, MINUTE, Millis};

use super::{Purpose, invitation, needs_short_sessions, session};

pub const SESSION: Millis = 30 * DAY;
const IDLE: Millis = 12 * HOUR;
/// A session's last use is written down no more often than this.
const TOUCH: Millis = 5 * MINUTE;

impl Purpose {
    pub fn life(self) -> Millis {
        match self {
            Self::Invite => 7 * DAY,
            Self::Reset => HOUR,
        }
    }
}

impl session::Model {
    pub fn is_alive(&self, grants: &[Grant], now: Millis) -> bool {
        let idle = if needs_short_sessions(grants) { IDLE } else { SESSION };
        now < self.expires_at && now < self.seen_at + idle
    }

    pub fn wants_touch(&self, now: Millis) -> bool {
        now >= self.seen_at + TOUCH
    }
}

impl invitation::Model {
    pub fn is_reset(&self) -> bool {
        match self.purpose {
            Purpose::Reset => true,
            Purpose::Invite => false,
        }
    }
}
