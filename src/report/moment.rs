//! A point in local time, and the little calendar arithmetic that dates in texts need.

/// A date and time as the device's clock and zone show it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment {
    days: i64,
    minute: u16,
    offset: i16,
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

impl Moment {
    /// The moment so many minutes after the start of 1970 in UTC, in a zone so many minutes ahead of it.
    pub fn from_minutes(utc: i64, offset: i16) -> Self {
        let local = utc + i64::from(offset);
        let minute = u16::try_from(local.rem_euclid(1440)).unwrap_or_default();
        Moment { days: local.div_euclid(1440), minute, offset }
    }

    /// Minutes since the start of 1970 in UTC.
    pub fn minutes(self) -> i64 {
        self.days * 1440 + i64::from(self.minute) - i64::from(self.offset)
    }

    /// So many minutes the zone is ahead of UTC.
    pub fn offset(self) -> i16 {
        self.offset
    }

    /// The same zone, so many days later, at a full hour.
    pub fn at(self, days_later: u16, hour: u16) -> Self {
        Moment { days: self.days + i64::from(days_later), minute: hour.min(23) * 60, offset: self.offset }
    }

    /// The full hour that is at least so many hours later.
    pub fn in_hours(self, hours: u16) -> Self {
        let minute = self.minute.div_ceil(60) * 60 + hours * 60;
        Moment { days: self.days + i64::from(minute / 1440), minute: minute % 1440, offset: self.offset }
    }

    /// So many midnights lie between an earlier moment and this one; below nought when it is a later one.
    pub fn days_since(self, earlier: Moment) -> i64 {
        self.days - earlier.days
    }

    /// Hour and minute.
    pub fn clock(self) -> String {
        format!("{:02}:{:02}", self.minute / 60, self.minute % 60)
    }

    /// The name of the day of the week.
    pub fn weekday(self) -> &'static str {
        // The first of January 1970 was a Thursday.
        WEEKDAYS[usize::try_from((self.days + 3).rem_euclid(7)).unwrap_or_default()]
    }

    /// The date in words, such as `24 November 2026`.
    pub fn date(self) -> String {
        let (year, month, day) = self.civil();
        format!("{day} {} {year}", MONTHS[month - 1])
    }

    /// The date as `2026-11-24`.
    pub fn iso_date(self) -> String {
        let (year, month, day) = self.civil();
        format!("{year:04}-{month:02}-{day:02}")
    }

    /// Date, time and zone as `2026-11-24T23:30:00+01:00`.
    pub fn iso(self) -> String {
        let (sign, ahead) = (if self.offset < 0 { '-' } else { '+' }, self.offset.unsigned_abs());
        format!("{}T{}:00{sign}{:02}:{:02}", self.iso_date(), self.clock(), ahead / 60, ahead % 60)
    }

    /// The same moment in the zone of UTC.
    pub fn in_utc(self) -> Self {
        Moment::from_minutes(self.minutes(), 0)
    }

    /// Year, month and day of the Gregorian calendar, counted in years that begin in March.
    fn civil(self) -> (i64, usize, i64) {
        let shifted = self.days + 719_468;
        let era = shifted.div_euclid(146_097);
        let day_of_era = shifted.rem_euclid(146_097);
        let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let month = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * month + 2) / 5 + 1;
        let month = if month < 10 { month + 3 } else { month - 9 };
        let year = year_of_era + era * 400 + i64::from(month <= 2);
        (year, usize::try_from(month).unwrap_or(1), day)
    }
}
