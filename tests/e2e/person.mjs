// A person who answers the questionnaire by clicking. Answers are labels (or parts of them) by question id.

/** Which question the page asks: its fields carry the id. */
export const asked = (page) => page.locator('.question__form input').first().getAttribute('name');

/** Fills in one page: the labels, a number, or what a well person would say. */
export async function fillIn(page, labels) {
  const question = await asked(page);
  const field = page.locator('.field__input');
  if (await field.count()) {
    if (labels === undefined) await page.getByLabel(/rather not|not measured/).check();
    else await field.fill(String(labels));
  } else {
    const rows = page.locator('.choice');
    const wanted = labels ?? [(await rows.filter({ hasText: 'None of these' }).count()) ? 'None of these' : "I'm not sure"];
    for (const label of [wanted].flat()) {
      const same = rows.filter({ has: page.getByText(label, { exact: true }) });
      const row = (await same.count()) ? same : rows.filter({ hasText: label });
      await row.first().locator('input').check();
    }
  }
  return question;
}

/** Answers one page, and waits for what follows. */
export async function answer(page, labels) {
  const question = await fillIn(page, labels);
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.waitForFunction(
    (before) => !document.querySelector('.question__form') || document.querySelector('.question__form input')?.name !== before,
    question,
  );
  return question;
}

/** Answers until an emergency interrupts or the answers are to be checked; says where it ended, and what was asked. */
export async function interview(page, person) {
  const questions = [];
  for (let step = 0; step < 60; step += 1) {
    const path = new URL(page.url()).pathname;
    if (!path.endsWith('/check/')) return { path, questions };
    const question = await asked(page);
    questions.push(await answer(page, person[question]));
  }
  throw new Error('the interview does not end');
}

/** From the start page to the result. */
export async function result(page, person) {
  await page.getByRole('link', { name: /start the check/i }).click();
  const ended = await interview(page, person);
  if (ended.path.endsWith('/answers/')) await page.getByRole('button', { name: 'See your result' }).click();
  return { ...ended, ...(await read(page)) };
}

/** What the result page says. */
export async function read(page) {
  return {
    title: await page.locator('.urgency-card__title').innerText(),
    level: (await page.locator('.urgency-card').getAttribute('class')).match(/urgency-card--(\S+)/)[1],
    causes: await page.locator('.cause__name').allInnerTexts(),
    text: await page.locator('main').innerText(),
  };
}

/** Someone without any danger sign. */
export const well = { complaint: 'Pain or ache', sex: 'Male', foot_pain: /^No$/, posture: 'Neither', tiptoe: 'as well as on the other leg', squeeze: 'No, the foot moves' };

/** A night cramp in both legs, gone in two minutes. */
export const CRAMP = {
  ...well, age: 58, complaint: 'Cramp', side: 'Both legs about the same', spot: 'Upper half of the calf', duration: 'It started 1 to 14 days ago',
  beginning: 'Suddenly, while resting', pattern: ['Attacks of seconds to 10 minutes', 'A hard knot', 'Mostly at night'],
  plain_story: 'Only attacks of up to 10 minutes',
};

/** A swollen warm calf after an operation. */
export const CLOT = {
  ...well, age: 55, swelling_and_skin: ['One calf or leg bigger', 'Sore leg warmer'], side: 'One leg only', spot: 'Whole calf',
  duration: 'It started 1 to 14 days ago', beginning: 'Over 3 to 14 days', recent_risks: 'An operation',
};
