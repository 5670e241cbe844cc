//! The condition data as the app carries it: one text and one row of small numbers, which compress to a third of what
//! statics with their pointers and padding do. Each type says once what is packed; writing and reading follow from that.

use crate::knowledge::*;

/// The packed data, or what is left of it while it is read.
#[derive(Clone, Copy, Debug, Default)]
pub struct Packed<'a> {
    /// Every text, each closed by a line break.
    pub texts: &'a str,
    /// Everything else, in groups of seven bits, the lowest first.
    pub numbers: &'a [u8],
}

/// Reads everything. What the pages of the library alone need is left empty: those pages are served as they are.
pub fn read(mut packed: Packed<'static>) -> Knowledge {
    Pack::read(&mut packed)
}

/// Packed data in the making.
#[cfg(not(target_arch = "wasm32"))]
#[derive(Clone, Debug, Default)]
pub struct Packing {
    /// See [`Packed::texts`].
    pub texts: String,
    /// See [`Packed::numbers`].
    pub numbers: Vec<u8>,
}

/// Packs everything that the app needs.
#[cfg(not(target_arch = "wasm32"))]
pub fn write(knowledge: &Knowledge) -> Packing {
    let mut out = Packing::default();
    knowledge.write(&mut out);
    out
}

impl Packed<'static> {
    fn number(&mut self) -> usize {
        let (mut value, mut shift) = (0, 0);
        while let Some((byte, rest)) = self.numbers.split_first() {
            self.numbers = rest;
            value |= usize::from(byte & 127) << shift;
            shift += 7;
            if *byte < 128 {
                break;
            }
        }
        value
    }

    fn text(&mut self) -> &'static str {
        let (text, rest) = self.texts.split_once('\n').unwrap_or_default();
        self.texts = rest;
        text
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl Packing {
    fn number(&mut self, mut value: usize) {
        while value > 127 {
            self.numbers.push((value & 127 | 128) as u8);
            value >>= 7;
        }
        self.numbers.push(value as u8);
    }
}

/// What can be packed and read again.
trait Pack: Sized {
    #[cfg(not(target_arch = "wasm32"))]
    fn write(&self, out: &mut Packing);
    fn read(from: &mut Packed<'static>) -> Self;

    #[cfg(not(target_arch = "wasm32"))]
    fn write_all(items: &[Self], out: &mut Packing) {
        items.iter().for_each(|item| item.write(out));
    }
    fn read_all(count: usize, from: &mut Packed<'static>) -> Vec<Self> {
        let mut items = Vec::with_capacity(count);
        for _ in 0..count {
            items.push(Self::read(from));
        }
        items
    }
}

impl<T: Pack> Pack for &'static [T] {
    #[cfg(not(target_arch = "wasm32"))]
    fn write(&self, out: &mut Packing) {
        out.number(self.len());
        T::write_all(self, out);
    }
    fn read(from: &mut Packed<'static>) -> Self {
        // Read once, when the app starts, and there until it ends.
        match from.number() {
            0 => &[],
            count => T::read_all(count, from).leak(),
        }
    }
}

impl<T: Pack> Pack for &'static T {
    #[cfg(not(target_arch = "wasm32"))]
    fn write(&self, out: &mut Packing) {
        (**self).write(out);
    }
    fn read(from: &mut Packed<'static>) -> Self {
        Box::leak(Box::new(T::read(from)))
    }
}

impl Pack for &'static str {
    #[cfg(not(target_arch = "wasm32"))]
    fn write(&self, out: &mut Packing) {
        assert!(!self.contains('\n'), "a line break in `{self}`");
        out.texts.push_str(self);
        out.texts.push('\n');
    }
    fn read(from: &mut Packed<'static>) -> Self {
        from.text()
    }
}

impl<T: Pack> Pack for Option<T> {
    #[cfg(not(target_arch = "wasm32"))]
    fn write(&self, out: &mut Packing) {
        self.is_some().write(out);
        self.iter().for_each(|value| value.write(out));
    }
    fn read(from: &mut Packed<'static>) -> Self {
        bool::read(from).then(|| T::read(from))
    }
}

/// Decimal digits, and how many of them stand behind the point: the shortest way to write the number.
impl Pack for f32 {
    #[cfg(not(target_arch = "wasm32"))]
    fn write(&self, out: &mut Packing) {
        let text = self.to_string();
        let (whole, part) = text.split_once('.').unwrap_or((&text, ""));
        let digits: usize = format!("{whole}{part}").parse().expect("a number that is not negative");
        out.number(digits);
        out.number(part.len());
        let [digits, places] = [digits, part.len()].map(|number| u32::try_from(number).expect("a short number"));
        assert_eq!(decimal(digits, places), *self);
    }
    fn read(from: &mut Packed<'static>) -> Self {
        decimal(from.number() as u32, from.number() as u32)
    }
}

#[expect(clippy::cast_possible_truncation, reason = "the same rounding as when the data files are read")]
fn decimal(digits: u32, places: u32) -> f32 {
    (f64::from(digits) / f64::from(10_u32.pow(places))) as f32
}

/// Numbers that fit into a `usize`.
macro_rules! numbers {
    ($($name:ty),*) => {$(
        impl Pack for $name {
            #[cfg(not(target_arch = "wasm32"))]
            fn write(&self, out: &mut Packing) {
                out.number(*self as usize);
            }
            fn read(from: &mut Packed<'static>) -> Self {
                from.number() as $name
            }
        }
    )*};
}
numbers!(u8, u16, usize);

/// Small numbers stay small, whatever their sign.
impl Pack for i16 {
    #[cfg(not(target_arch = "wasm32"))]
    fn write(&self, out: &mut Packing) {
        out.number(usize::from((self << 1 ^ self >> 15).cast_unsigned()));
    }
    fn read(from: &mut Packed<'static>) -> Self {
        let number = u16::read(from);
        (number >> 1).cast_signed() ^ -(number & 1).cast_signed()
    }
}

impl Pack for i8 {
    #[cfg(not(target_arch = "wasm32"))]
    fn write(&self, out: &mut Packing) {
        i16::from(*self).write(out);
    }
    fn read(from: &mut Packed<'static>) -> Self {
        i16::read(from) as i8
    }
}

impl Pack for bool {
    #[cfg(not(target_arch = "wasm32"))]
    fn write(&self, out: &mut Packing) {
        out.number(usize::from(*self));
    }
    fn read(from: &mut Packed<'static>) -> Self {
        from.number() != 0
    }
}

impl<T: Pack + Copy + Default, const COUNT: usize> Pack for [T; COUNT] {
    #[cfg(not(target_arch = "wasm32"))]
    fn write(&self, out: &mut Packing) {
        T::write_all(self, out);
    }
    fn read(from: &mut Packed<'static>) -> Self {
        let mut items = [T::default(); COUNT];
        items.iter_mut().for_each(|item| *item = T::read(from));
        items
    }
}

impl<A: Pack, B: Pack> Pack for (A, B) {
    #[cfg(not(target_arch = "wasm32"))]
    fn write(&self, out: &mut Packing) {
        self.0.write(out);
        self.1.write(out);
    }
    fn read(from: &mut Packed<'static>) -> Self {
        (A::read(from), B::read(from))
    }
}

/// Field by field. What is left out is empty when read.
macro_rules! fields {
    ($($name:ident { $($field:tt),* $(; not in the app: $($left_out:ident),*)? })*) => {$(
        impl Pack for $name {
            #[cfg(not(target_arch = "wasm32"))]
            fn write(&self, out: &mut Packing) {
                $(self.$field.write(out);)*
            }
            fn read(from: &mut Packed<'static>) -> Self {
                Self { $($field: Pack::read(from),)* $($($left_out: Default::default(),)*)? }
            }
        }
    )*};
}

/// The place of the variant, and what it holds.
macro_rules! variants {
    ($($name:ident { $($place:literal $variant:ident $(($($inner:ident),*))? $({$($field:ident),*})?),* })*) => {$(
        impl Pack for $name {
            #[cfg(not(target_arch = "wasm32"))]
            fn write(&self, out: &mut Packing) {
                match self {
                    $(Self::$variant $(($($inner),*))? $({$($field),*})? => {
                        out.number($place);
                        $($($inner.write(out);)*)?
                        $($($field.write(out);)*)?
                    })*
                }
            }
            fn read(from: &mut Packed<'static>) -> Self {
                match from.number() {
                    $($place => {
                        $($(let $inner = Pack::read(from);)*)?
                        $($(let $field = Pack::read(from);)*)?
                        Self::$variant $(($($inner),*))? $({$($field),*})?
                    })*
                    other => unreachable!("{other}"),
                }
            }
        }
    )*};
}

fields! {
    FindingId { 0 }
    ConditionId { 0 }
    SourceId { 0 }
    Finding { id, kind, present, absent, warning, red_flag, only_presence_tells, background }
    Variable { id, states }
    QuestionOption { id, label, hint, sets, stands_for }
    Question { id, stage, kind, ask, hint, why, check, not_sure, when, effort, options, covers }
    Prior { weight, by_age, female, pregnant, only_if }
    Suspicion { at_least, care }
    Floor { when, at_least }
    Words {
        summary, what_helps, what_not_to_do;
        not in the app: what_it_is, symptoms, who_gets_it, get_help_now, at_the_doctor, recovery, prevention
    }
    LookAlike { condition, difference }
    Condition {
        id, family, plain_name, medical_name, icd10, checked_by, reach, prior, suspicion, floors, likelihoods, words, look_alikes;
        not in the app: aliases, sources, facts
    }
    CorrelationGroup { id, policy, members, applies_to }
    Rule { id, care, when, reason, advice, suspects, naming, mark; not in the app: sources }
    NamingWeight { likelihood_ratio, odds }
    NamingPolicy { picture_first, picture_other, exclude_first, exclude_other, lesser }
    NotSureRule { id, about, with, care, reason, check }
    SelfCareNeed { when, reason, care }
    Topic { id, title; not in the app: lead, sections, see, sources, facts }
    CareAdvice { care, title, prefix, lead, steps, until_seen }
    Region { code, name, zones, emergency, advice_line, advice_line_name }
    Exercise { id, name, steps, dose, cautions, suits, not_with, sitting_version, view, figures, timers; not in the app: sources }
    Barrier { id, when, reason, bars, sitting_instead }
    HomeAction { id, name, harms }
    HomeLine { condition, line, action }
    Limb { part, joined, worked, joints }
    Figure { label, says, marked, body, props, towel, arrow }
    TimedDose { label, moves, rest, times, sets, ways, each_leg }
    Plan { title, lead, rules, stop, suits, stages; not in the app: sources }
    Days { title, lead, steps, avoid, go_on }
    PlanStep { name, text, not_for, does, unless, because, exercise, timers }
    Wording { you, they }
    SafetyNet { care, conditions, wait, until, title }
    ScoreItem { id, text, note, points, reading }
    Need { at_least, items }
    CutOff { band, means, said }
    Performance { figure, population }
    Score { id, name, purpose, audience, combine, when, items, cut_offs, performance, caution, mark; not in the app: sources }
    Knowledge {
        findings, variables, questions, conditions, correlations, rules, not_sure_rules, self_care_needs, appears_now, naming, scores,
        topics, care_advice, child_advice, emergency_signs, regions, common_numbers, exercise_rules, exercises, barriers, home_actions,
        home_lines, helper_advice, plan, wordings, finding_terms, question_headings, safety_nets;
        not in the app: sources
    }
}

variants! {
    Care { 0 SelfCare, 1 Within2Weeks, 2 Within3Days, 3 Today, 4 EmergencyDepartment, 5 Ambulance }
    Mark { 0 Verified, 1 Known, 2 Estimate }
    Comparison { 0 AtLeast, 1 AtMost, 2 Above, 3 Below }
    Expr {
        0 Is(finding), 1 Not(inner), 2 All(parts), 3 Any(parts), 4 AtLeast(least, parts), 5 Compare(finding, comparison, limit)
    }
    FindingKind { 0 Asked, 1 Number { unit, min, max }, 2 Derived(from_others) }
    Stage { 0 About, 1 Safety, 2 Core, 3 Risk, 4 Story, 5 Detail, 6 Closing }
    QuestionKind { 0 One, 1 Many, 2 Number }
    Reach { 0 Likelihood, 1 Residual, 2 Rules }
    CorrelationPolicy { 0 Cap { cap, floor }, 1 Strongest }
    Naming { 0 Picture, 1 Exclude }
    Wait { 0 Hours(hours), 1 Days { days, hour } }
    Part { 0 Trunk, 1 Front, 2 Arm, 3 Leg }
    Marked { 0 Nothing, 1 UpperCalf, 2 LowerCalf, 3 WholeCalf, 4 Sole }
    Audience { 0 Person, 1 Clinician, 2 Never }
    Combine { 0 Sum, 1 AnyOf, 2 AllOf, 3 Classes }
    Reading { 0 Expression(when), 1 SelfCheck(when), 2 NotAsked(why), 3 Judged(why) }
    Band { 0 Total { least, most }, 1 Needs(needs) }
}

/// Column by column, the findings as steps from one to the next: neighbours are then alike, which compresses best.
impl Pack for Likelihood {
    #[cfg(not(target_arch = "wasm32"))]
    fn write(&self, out: &mut Packing) {
        Self::write_all(&[*self], out);
    }
    fn read(from: &mut Packed<'static>) -> Self {
        Self::read_all(1, from)[0]
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn write_all(items: &[Self], out: &mut Packing) {
        let mut last = 0;
        for item in items {
            out.number(usize::from(item.finding.0 - last));
            last = item.finding.0;
        }
        items.iter().for_each(|item| item.per_10_000.write(out));
        items.iter().for_each(|item| item.mark.write(out));
    }
    fn read_all(count: usize, from: &mut Packed<'static>) -> Vec<Self> {
        let mut items = vec![Self { finding: FindingId(0), per_10_000: 0, mark: Mark::Estimate }; count];
        let mut last = 0;
        for item in &mut items {
            last += u16::read(from);
            item.finding = FindingId(last);
        }
        items.iter_mut().for_each(|item| item.per_10_000 = Pack::read(from));
        items.iter_mut().for_each(|item| item.mark = Pack::read(from));
        items
    }
}
