// The questions as a plain React form, one at a time.

import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import questions from 'questions';

function Choice({ question, option, given, give }) {
  const many = question.kind === 'many';
  const change = (event) => {
    if (!many) return give(option.id);
    const rest = (given ?? []).filter((id) => id !== option.id);
    give(event.target.checked ? [...rest, option.id] : rest);
  };
  const checked = many ? (given ?? []).includes(option.id) : given === option.id;
  return (
    <label>
      <input type={many ? 'checkbox' : 'radio'} name={question.id} checked={checked} onChange={change} />
      <span>{option.text}</span>
    </label>
  );
}

function Question({ question, given, give }) {
  return (
    <fieldset>
      <legend>{question.text}</legend>
      {question.kind === 'number' ? (
        <label>
          <input type="number" name={question.id} value={given ?? ''} onChange={(event) => give(event.target.value)} />
          <span>{question.unit}</span>
        </label>
      ) : (
        question.options.map((option) => <Choice key={option.id} {...{ question, option, given, give }} />)
      )}
    </fieldset>
  );
}

function Form() {
  const [place, setPlace] = useState(0);
  const [answers, setAnswers] = useState({});
  const question = questions[place];
  const given = answers[question.id];
  const next = (event) => {
    event.preventDefault();
    if (given?.length) setPlace(Math.min(place + 1, questions.length - 1));
  };
  return (
    <form onSubmit={next}>
      <Question key={question.id} {...{ question, given }} give={(value) => setAnswers({ ...answers, [question.id]: value })} />
      {place > 0 && <button type="button" onClick={() => setPlace(place - 1)}>Back</button>}
      <button type="submit">Continue</button>
    </form>
  );
}

createRoot(document.getElementById('app')).render(<Form />);
