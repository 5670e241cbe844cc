//! What others measured of symptom checkers and of people, as their papers say it in the abstract, and how that differs
//! from what is measured here. Not in the app.

/// One study.
#[derive(Clone, Copy, Debug)]
pub struct Published {
    /// Who was tested, and when.
    pub title: &'static str,
    /// What was found, and of whom.
    pub figures: &'static [(&'static str, &'static str)],
    /// How it differs from the figures of this site.
    pub differs: &'static str,
    /// The paper.
    pub citation: &'static str,
    /// Its address.
    pub link: &'static str,
}

/// The studies, the oldest first.
pub const PUBLISHED: [Published; 6] = [
    Published {
        title: "23 symptom checkers, 2015",
        figures: &[
            ("The right urgency", "57 in 100"),
            ("In emergencies", "80 in 100"),
            ("Where care at home was enough", "33 in 100"),
            ("The right cause first", "34 in 100"),
            ("Among the first 20", "58 in 100"),
        ],
        differs: "45 stories about many illnesses, 15 at each of three levels. The level had to be the same.",
        citation: "Semigran HL, Linder JA, Gidengil C, Mehrotra A. Evaluation of symptom checkers for self diagnosis and triage: audit study. BMJ 2015;351:h3480",
        link: "https://pmc.ncbi.nlm.nih.gov/articles/PMC4496786/",
    },
    Published {
        title: "36 symptom checkers in Australia, 2020",
        figures: &[
            ("The right urgency", "49 in 100"),
            ("In emergencies", "63 in 100"),
            ("Where care at home was enough", "40 in 100"),
            ("The right cause first", "36 in 100"),
            ("Among the first three", "52 in 100"),
        ],
        differs: "48 stories about many illnesses, at four levels. Not every checker gave both causes and urgency.",
        citation: "Hill MG, Sim M, Mills B. The quality of diagnosis and triage advice provided by free online symptom checkers and apps in Australia. Med J Aust 2020;212:514-9. doi:10.5694/mja2.50600",
        link: "https://doi.org/10.5694/mja2.50600",
    },
    Published {
        title: "Seven family doctors and eight apps, 2020",
        figures: &[
            ("Doctors: safe urgency", "97.0 in 100"),
            ("Doctors: the right cause among the first three", "82.1 in 100"),
            ("Ada: safe urgency", "97.0 in 100"),
            ("Ada: the right cause among the first three", "70.5 in 100"),
            ("The other apps: safe urgency", "80.0 to 97.8 in 100"),
            ("The other apps: the right cause among the first three", "23.5 to 43.0 in 100"),
        ],
        differs: "200 stories from family practice. There, one level too low still counted as safe. Here it counts as a miss. Most apps gave no answer to some of the stories. The makers of Ada did the study.",
        citation: "Gilbert S, et al. How accurate are digital symptom assessment apps for suggesting conditions and urgency advice? A clinical vignettes comparison to GPs. BMJ Open 2020;10:e040269",
        link: "https://pmc.ncbi.nlm.nih.gov/articles/PMC7745523/",
    },
    Published {
        title: "22 symptom checkers, 2022",
        figures: &[("The right urgency, for the checker in the middle", "55.8 in 100")],
        differs: "The same 45 stories as in 2015, five years later.",
        citation: "Schmieding ML, et al. Triage accuracy of symptom checker apps: 5-year follow-up evaluation. J Med Internet Res 2022;24:e31810. doi:10.2196/31810",
        link: "https://doi.org/10.2196/31810",
    },
    Published {
        title: "Doctors, other people and a language program, 2024",
        figures: &[
            ("21 doctors: the right urgency", "91 in 100"),
            ("Doctors: the right cause among the first three", "96 in 100"),
            ("5000 other people: the right urgency", "74 in 100"),
            ("Other people: the right cause among the first three", "54 in 100"),
            ("GPT-3: the right urgency", "71 in 100"),
            ("GPT-3: the right cause among the first three", "88 in 100"),
        ],
        differs: "48 very short stories about many illnesses, 12 at each of four levels. Nobody could ask a question.",
        citation: "Levine DM, et al. The diagnostic and triage accuracy of the GPT-3 artificial intelligence model. Lancet Digit Health 2024. doi:10.1016/S2589-7500(24)00097-9 (figures as in the preprint, medRxiv 2023.01.30.23285067)",
        link: "https://doi.org/10.1016/S2589-7500(24)00097-9",
    },
    Published {
        title: "1298 people with chat programs, 2026",
        figures: &[
            ("The programs alone: a cause that fits", "94.9 in 100"),
            ("The programs alone: the right step", "56.3 in 100"),
            ("People with the programs: a cause that fits", "fewer than 34.5 in 100"),
            ("People with the programs: the right step", "fewer than 44.2 in 100"),
        ],
        differs: "Ten stories, and real people who typed. It shows how much gets lost between a story and a person. That has not been measured for this site.",
        citation: "Bean AM, et al. Reliability of LLMs as medical assistants for the general public: a randomized preregistered study. Nat Med 2026. doi:10.1038/s41591-025-04074-y",
        link: "https://doi.org/10.1038/s41591-025-04074-y",
    },
];
