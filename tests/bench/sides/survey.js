// The questions in SurveyJS, one at a time.

import { SurveyModel } from 'survey-core';
import { renderSurvey } from 'survey-js-ui';
import questions from 'questions';

const choices = (options) => options.map(({ id, text }) => ({ value: id, text }));

function element({ id, text, kind, options }) {
  const common = { name: id, title: text, isRequired: true };
  if (kind === 'number') return { ...common, type: 'text', inputType: 'number' };
  return { ...common, type: kind === 'many' ? 'checkbox' : 'radiogroup', choices: choices(options) };
}

const model = new SurveyModel({ elements: questions.map(element), questionsOnPageMode: 'questionPerPage' });
renderSurvey(model, document.getElementById('app'));
