// The questionnaire in LHC-Forms, which shows all questions in one list.

import questionnaire from 'questionnaire';

LForms.Util.addFormToPage(questionnaire, document.getElementById('app'), { fhirVersion: 'R4' });
