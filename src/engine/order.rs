//! Puts short lists in order. The sorts of the standard library are made for long ones: each kind of item would add some
//! kilobytes to the app.

/// Orders the list; items of which none stands before the other keep their order.
pub fn order<T>(list: &mut [T], before: impl Fn(&T, &T) -> bool) {
    for end in 1..list.len() {
        let mut place = end;
        while place > 0 && before(&list[place], &list[place - 1]) {
            list.swap(place, place - 1);
            place -= 1;
        }
    }
}

/// Orders the list, and keeps each item once.
pub fn order_once<T: Ord>(list: &mut Vec<T>) {
    order(list, |a, b| a < b);
    list.dedup();
}
