//! The lower leg, drawn for this product: back, front and sole. It mirrors the list of answers beside it.

use yew::prelude::*;

/// A view of the leg: its name, its outlines and the regions that can be chosen.
struct View {
    name: &'static str,
    outlines: &'static [&'static str],
    regions: &'static [(&'static str, &'static str)],
}

#[rustfmt::skip]
const VIEWS: [View; 3] = [
    View {
        name: "back",
        outlines: &[
            "M49 34C51 62 57 82 57 102C56 124 44 144 43 180C42 222 61 272 69 322C72 342 73 354 70 366C68 376 69 384 71 390C64 396 52 401 46 408C41 415 45 421 55 421C64 422 72 419 79 419C90 424 108 424 117 419C123 409 119 396 119 384C121 376 123 368 121 358C118 342 123 318 130 288C140 250 150 222 149 184C148 150 136 126 135 102C135 82 141 62 143 34",
        ],
        regions: &[
            ("spot_behind_knee", "M96 71C114 71 127 77 127 94C127 112 116 120 96 120C76 120 65 112 65 94C65 77 78 71 96 71Z"),
            ("spot_inner_upper_calf", "M101 146C101 135 107 130 117 131C131 133 140 160 141 188C141 214 135 234 127 244C120 252 101 244 101 226Z"),
            ("spot_lower_outer_calf", "M92 146C92 135 86 130 76 131C62 133 52 158 51 184C51 222 66 256 72 290C75 304 86 306 96 306C107 306 116 304 119 290C120 282 122 274 123 268C126 256 120 258 113 256C100 252 92 243 92 228Z"),
            ("spot_achilles_tendon", "M87 315C93 317 99 317 105 315C112 313 115 317 113 324C110 336 110 348 111 358C112 367 107 370 96 370C85 370 80 367 81 358C82 348 82 336 79 324C77 317 80 313 87 315Z"),
            ("spot_heel_bone", "M96 379C108 379 113 383 113 392C113 406 110 413 96 413C82 413 79 406 79 392C79 383 84 379 96 379Z"),
        ],
    },
    View {
        name: "front",
        outlines: &[
            "M257 34C259 62 265 82 265 102C264 126 252 150 251 184C250 222 260 250 270 288C277 318 282 342 279 358C276 370 277 380 276 390C274 400 268 408 268 416C268 428 284 432 292 425C298 431 308 430 311 424C316 429 324 427 326 421C331 425 338 422 339 417C344 419 350 415 349 409C347 400 332 392 329 380C330 372 331 366 330 358C328 346 329 338 331 322C339 272 358 222 357 180C356 144 344 124 343 102C343 82 349 62 351 34",
            "M304 58C320 58 328 72 327 86C326 100 317 110 304 110C291 110 282 100 281 86C280 72 288 58 304 58Z",
        ],
        regions: &[
            ("spot_front_outer_muscle", "M316 148C316 134 324 129 333 131C344 134 350 164 348 190C345 226 336 258 330 286C327 302 315 302 315 286Z"),
            ("spot_bone_point", "M290 134A17 17 0 0 1 290 168A17 17 0 0 1 290 134Z"),
            ("spot_inner_shin", "M270 196C270 187 276 182 285 182C294 182 299 187 300 196L307 338C308 347 304 352 298 352C292 352 288 348 288 339C286 292 270 246 270 196Z"),
        ],
    },
    View {
        name: "sole",
        outlines: &[
            "M131 494C122 484 128 472 140 473C150 474 152 486 148 495ZM112 507C101 499 104 486 116 485C127 485 133 494 131 504ZM98 523C85 517 85 503 97 500C109 499 116 508 115 518ZM87 542C73 538 70 524 82 519C94 516 103 525 104 536Z",
            "M300 488C332 486 352 506 352 530C352 554 332 572 300 570C266 568 244 546 208 550C178 554 160 580 130 584C118 585 109 583 104 578C92 586 66 584 63 566C61 550 76 542 92 545C94 520 118 492 152 488C190 482 250 492 300 488Z",
        ],
        regions: &[
            ("spot_heel_or_sole", "M298 497C326 495 343 510 343 530C343 550 326 563 300 561C268 559 244 537 206 541C176 545 158 570 130 574C114 575 106 566 106 552C106 528 126 501 154 497C192 491 248 501 298 497Z"),
        ],
    },
];

/// The words on the drawing, with their places.
const LABELS: [(&str, u16, u16); 6] = [
    ("Back", 96, 22),
    ("Front", 304, 22),
    ("Sole", 200, 464),
    ("outer", 26, 318),
    ("inner", 200, 318),
    ("outer", 374, 318),
];

/// What the drawing needs.
#[derive(Clone, PartialEq, Properties)]
pub struct LegMapProps {
    /// The name of the chosen region, if there is one.
    pub chosen: Option<AttrValue>,
    /// Called with the name of a region that was touched; without it the drawing only shows.
    #[prop_or_default]
    pub onchoose: Option<Callback<&'static str>>,
}

/// The drawing. Hidden from screen readers: the list beside it says and does the same.
#[component]
pub fn LegMap(props: &LegMapProps) -> Html {
    let region = |(name, path): &(&'static str, &'static str)| {
        let name = *name;
        let chosen = props.chosen.as_deref() == Some(name);
        let onclick = props.onchoose.clone().map(|choose| Callback::from(move |_: MouseEvent| choose.emit(name)));
        html! {
            <path key={name} class={classes!("leg-map__region", chosen.then_some("leg-map__region--chosen"))}
                data-region={name} d={*path} {onclick} />
        }
    };
    let view = |view: &View| {
        html! {
            <g class="leg-map__view" key={view.name} data-view={view.name}>
                { for view.outlines.iter().map(|path| html! { <path key={*path} class="leg-map__outline" d={*path} /> }) }
                { for view.regions.iter().map(region) }
            </g>
        }
    };
    let label = |(text, x, y): &(&'static str, u16, u16)| {
        html! { <text key={format!("{x}-{y}")} class="leg-map__label" x={x.to_string()} y={y.to_string()}>{ *text }</text> }
    };
    html! {
        <svg class="leg-map" viewBox="0 0 400 600" aria-hidden="true" focusable="false" fill="none" stroke="currentColor"
            stroke-width="2.5" stroke-linecap="round" stroke-linejoin="round">
            { for VIEWS.iter().map(view) }
            <g class="leg-map__labels" stroke="none">{ for LABELS.iter().map(label) }</g>
        </svg>
    }
}
