/**
 * Every code of a problem, by what gives it, each group in the order in which its checks run. The list is closed: a
 * new check adds its code here, and the compiler then asks for its sentence (`src-renderer/text/problems-<feature>.ts`)
 * and `test/problems` for a case that provokes it. Codes that only the shell gives stand here too, because they cross
 * the wire and the screens must have a sentence for them.
 */
const appCodes = [
  'app.actorMissing',
  'app.organisationName',
  'app.unknownPolicy',
  'app.cycleInTheFuture',
] as const;

/** Findings of `ledger verify`: the file, then contents, seals, references, totals and marks. */
const verifyCodes = [
  'verify.damagedFile',
  'verify.changedContent',
  'verify.brokenSeal',
  'verify.entriesOutsideBatches',
  'verify.brokenReferences',
  'verify.wrongClassifications',
  'verify.wrongMarks',
  'verify.wrongTotals',
] as const;

/** An organisation's codes, field by field. */
const organisationCodes = [
  'organisation.regionCodeInvalid',
  'organisation.regionUnknown',
  'organisation.schoolCode-characters',
  'organisation.schoolCode-length',
  'organisation.schoolCodeTypeUnknown',
  'organisation.schoolCodeProvinceUnknown',
  'organisation.creditCode-characters',
  'organisation.creditCode-length',
  'organisation.creditCode-excel-precision',
  'organisation.creditCode-check-digit',
] as const;

/** A teacher's record, field by field, then what needs other records. */
const teacherCodes = [
  'teacher.nameMissing',
  'teacher.name-length',
  'teacher.name-characters',
  'teacher.nameUnusual',
  'teacher.organisationMissing',
  'teacher.idNumberMissing',
  'teacher.idNumberTooLong',
  'teacher.idNumber-characters',
  'teacher.idNumber-length',
  'teacher.idNumber-excel-precision',
  'teacher.idNumber-birth-date',
  'teacher.idNumber-check-digit',
  'teacher.idNumberRegionUnknown',
  'teacher.sexContradictsIdNumber',
  'teacher.birthContradictsIdNumber',
  'teacher.emailUnusual',
  'teacher.dateInTheFuture',
  'teacher.hiredBeforeBirth',
  'teacher.broughtInBeforeHired',
  'teacher.proofYearsCross',
  'teacher.leftButActive',
  'teacher.idNumberTaken',
  'teacher.sameNameWithoutNumber',
  'teacher.degreeDue',
  'teacher.degreeUnknown',
  'teacher.proofMissing',
  'teacher.proofLevel',
  'teacher.proofYears',
] as const;

/** Rows of a roster or of a list of trainees against the ledger, then undoing an import. */
const importCodes = [
  'import.noSuchSheet',
  'import.skipped-total',
  'import.skipped-footer',
  'import.skipped-repeatedHeader',
  'import.skipped-onlyNumbered',
  'import.skipped-blank',
  'import.unknownTeacher',
  'import.ambiguousName',
  'import.otherName',
  'import.otherRole',
  'import.changedSincePreview',
  'import.alreadyUndone',
  'import.changedLater',
  'import.teacherInProject',
  'import.traineeChangedLater',
] as const;

/** A project's own fields, changes of it, then what stands between it and its registration (H7). */
const projectCodes = [
  'project.nameMissing',
  'project.nameTooLong',
  'project.organiserMissing',
  'project.startMissing',
  'project.endMissing',
  'project.endBeforeStart',
  'project.certificateBeforeStart',
  'project.figureOutOfRange',
  'project.dayHoursOutOfRange',
  'project.moreDaysThanDates',
  'project.splitOutsideDates',
  'project.splitDoesNotAddUp',
  'project.practiceLongerThanDates',
  'project.registrarMissing',
  'project.proofMissing',
  'project.registeredIsLocked',
  'project.hasHistory',
  'project.unknownMaterial',
  'project.notOursToRegister',
  'project.policyWarning',
  'project.creditsUndecided',
  'project.noTrainees',
  'project.resultsPending',
  'project.proofFiguresMissing',
  'project.approvalMissing',
  'project.approvalRejected',
  'project.approvalOutdated',
  'project.changedAfterApproval',
  'project.materialsMissing',
] as const;

/** Attendance and result of one trainee, then changes that its history forbids. */
const traineeCodes = [
  'trainee.totalPeriodsMissing',
  'trainee.absentMoreThanTotal',
  'trainee.excusedMoreThanAbsent',
  'trainee.scoreOutOfRange',
  'trainee.proofOutOfRange',
  'trainee.registeredIsLocked',
  'trainee.hasHistory',
  'trainee.roleTaken',
  'trainee.makeUpNotNeeded',
  'trainee.excellentOverLimit',
] as const;

/** Registering a project, then undoing a registration. */
const registrationCodes = [
  'registration.approvalRejected',
  'registration.approvalMissing',
  'registration.beforeApproval',
  'registration.olderApprovalChanged',
  'registration.olderApproval',
  'registration.inTheFuture',
  'registration.beforeEnd',
  'registration.noTrainees',
  'registration.nothingToRegister',
  'registration.projectChangedAfterApproval',
  'registration.changedAfterApproval',
  'registration.onlyReversed',
  'registration.proofFiguresMissing',
  'registration.yearUnknown',
  'registration.hoursUnknown',
  'registration.doublingUnexplained',
  'registration.doublingsUnexplained',
  'registration.takenOutByReview',
  'registration.changedSincePreview',
  'registration.isReversal',
  'registration.alreadyUndone',
  'registration.certificatesIssued',
] as const;

const approvalCodes = [
  'approval.outsideNeedsNone',
  'approval.policyAsksNone',
  'approval.inTheFuture',
  'approval.beforeEnd',
  'approval.draftUndecided',
  'approval.draftNotEnded',
  'approval.draftNoTrainees',
  'approval.draftPending',
  'approval.draftNothing',
  'approval.nothingToSupplement',
  'approval.formUnknown',
] as const;

/** One training once (X4): what is noticed of a person's training beside others, then giving a reason. */
const doublingCodes = [
  'doubling.sameTraining',
  'doubling.sameDays',
  'doubling.dayTooLong',
  'doubling.sameNumber',
  'doubling.samePerson',
  'doubling.unexplained',
  'doubling.alreadyRegistered',
  'doubling.changedSinceSeen',
] as const;

/** Issuing certificates, printing them; `document.missingGlyph` is said before anything is printed. */
const certificateCodes = [
  'certificate.outsideProject',
  'certificate.notRegistered',
  'certificate.notPassed',
  'certificate.nobodyReady',
  'certificate.inTheFuture',
  'certificate.beforeEnd',
  'certificate.schemeNotSet',
  'certificate.separatorHasDigits',
  'certificate.partTooWide',
  'certificate.projectNumberMissing',
  'certificate.organiserNumberMissing',
  'certificate.numberTaken',
  'certificate.isRevoked',
  'document.missingGlyph',
  'document.blankGlyph',
] as const;

/** Hours that a rule takes away (SR1). */
const deductionCodes = [
  'deduction.unknownRule',
  'deduction.hoursOpen',
  'deduction.inTheFuture',
  'deduction.alreadyTaken',
] as const;

const entryCodes = [
  'entry.alreadyReversed',
  'entry.certificateIssued',
  'entry.reversedInTheFuture',
  'entry.otherEntryStands',
] as const;

const decisionCodes = [
  'decision.unknownSetting',
  'decision.inTheFuture',
  'decision.kindMissing',
  'decision.waiting',
] as const;

/** A registration sheet that came back: reading it, each difference, the choice, undoing. */
const correctionCodes = [
  'correction.valuesOnly',
  'correction.rangeUnknown',
  'correction.commentElsewhere',
  'correction.ambiguous-person',
  'correction.ambiguous-personContradicts',
  'correction.ambiguous-line',
  'correction.emptied',
  'correction.unclearFigure',
  'correction.negativeFigure',
  'correction.noCredits',
  'correction.factOfTraining',
  'correction.certificateIssued',
  'correction.inTheFuture',
  'correction.changedSinceReading',
  'correction.unknownDifference',
  'correction.notAcceptable',
  'correction.conflictingValues',
  'correction.rejectionMissing',
  'correction.alreadyUndone',
  'correction.certificateIssuedLater',
  'correction.entryChangedLater',
  'correction.registeredAgain',
  'correction.teacherChangedLater',
] as const;

/** A policy pack: its file, each value, values against each other, then what the ledger holds against a change. */
const policyCodes = [
  'policy.fileTooLarge',
  'policy.fileNotJson',
  'policy.unknownKey',
  'policy.wrongType',
  'policy.unknownWord',
  'policy.outOfRange',
  'policy.wrongForm',
  'policy.brokenRule',
  'policy.extendsItself',
  'policy.baseMissing',
  'policy.noteMissing',
  'policy.settingMissing',
  'policy.groupMissing',
  'policy.activityMissing',
  'policy.kindTwice',
  'policy.groupsOverlap',
  'policy.groupsApart',
  'policy.capsOverlap',
  'policy.classificationMissing',
  'policy.idTwice',
  'policy.unknownField',
  'policy.idForm',
  'policy.idTaken',
  'policy.versionTaken',
  'policy.notOwn',
  'policy.inUse',
  'policy.tooFarAhead',
  'policy.alreadyInForce',
  'policy.conflictOpen',
  'policy.partMissing',
  'policy.textTwice',
] as const;

/** A year's file of holidays. */
const calendarCodes = [
  'calendar.fileTooLarge',
  'calendar.fileNotJson',
  'calendar.unknownKey',
  'calendar.wrongType',
  'calendar.outOfRange',
  'calendar.brokenRule',
] as const;

/** What is asked of a sheet, then what its rows lack. */
const sheetCodes = [
  'sheet.notOffered',
  'sheet.projectMissing',
  'sheet.yearMissing',
  'sheet.nothingToWrite',
  'sheet.figuresOpen',
  'sheet.verdictsOpen',
  'sheet.idNumbersMissing',
  'sheet.projectNotNational',
  'sheet.columnHasGaps',
  'sheet.schoolCodeMissing',
  'sheet.creditCodeMissing',
  'sheet.schoolCodesOpen',
  'sheet.nobodyTrained',
  'sheet.notRegisteredYet',
  'sheet.passedLeftOut',
  'sheet.excellentExplained',
  'sheet.excellentUnexplained',
  'sheet.leftWithoutDate',
] as const;

/** Why a workbook is not read (`workbook-refused.ts`), then notes about one that is. */
const workbookCodes = [
  'workbook.emptyFile',
  'workbook.notASpreadsheet',
  'workbook.encryptedWorkbook',
  'workbook.damagedZip',
  'workbook.damagedWorkbook',
  'workbook.zipBomb',
  'workbook.tooLarge',
  'workbook.tooManyRows',
  'workbook.tooManyColumns',
  'workbook.noSheet',
  'workbook.legacyXls',
  'workbook.formatDiffersFromName',
  'workbook.macrosIgnored',
  'workbook.externalLinksIgnored',
  'workbook.hiddenSheet',
  'workbook.chartSheetSkipped',
  'workbook.legacyEncoding',
] as const;

/** A center's blank workbook: saving it, filling it (`template-refused.ts`), notes about the filled one. */
const templateCodes = [
  'template.fileMissing',
  'template.fileTooLarge',
  'template.nameMissing',
  'template.nameTaken',
  'template.sortUnknown',
  'template.kindDiffers',
  'template.fieldsNotThere',
  'template.templateNotXlsx',
  'template.templateSigned',
  'template.templateSheetMissing',
  'template.targetHoldsFormula',
  'template.targetMerged',
  'template.tooManyRecords',
  'template.valueMissing',
  'template.valueNotWritable',
  'template.sheetNotRepeatable',
  'template.filledDiffers',
  'template.macrosKept',
  'template.externalLinksKept',
  'template.recordsHidden',
  'template.figuresShownUnlike',
  'template.formulasNotComputed',
] as const;

/**
 * Every code that reading a sheet can give: the head, then each cell from left to right, then the row as a whole, then
 * rows against each other. Codes marked "change" are warnings whose `values` hold `from` and `to`: what stood in the
 * cell, what was read.
 */
export const sheetProblemCodes = [
  // The head.
  'headerNotFound',
  'missingColumn',
  'duplicateHeading',
  'rivalHeadings',
  'unmatchedHeading',
  // Any cell.
  'requiredValueMissing',
  'formulaNotCalculated',
  'cellHoldsError',
  'textTooLong',
  'controlCharacters', // change
  // Identity numbers, names.
  'idNumberNumeric',
  'idNumberInvalid',
  'idNumberFromNumericColumn',
  'idNumberExpanded', // change
  'idNumberUnusual',
  'idNumberNormalised', // change
  'nameNormalised', // change
  'nameInvalid',
  'nameUnusual',
  // Figures, dates, choices.
  'numberUnreadable',
  'numberTooManyDecimals',
  'numberNegative',
  'numberOutOfRange',
  'numberNotWhole',
  'dateUnreadable',
  'dateImpossible',
  'dateIncomplete',
  'dateAmbiguous',
  'dateMonthOnly', // change
  'dateFromSerial', // change
  'periodReversed',
  'choiceUnknown',
  'choiceNormalised', // change
  'resultUnknown',
  'sexUnknown',
  'phoneUnusual',
  'longNumberNumeric',
  'leadingZerosPossiblyLost',
  // The row.
  'sexContradictsIdNumber',
  'attendedMoreThanHeld',
  'rowHidden',
  // Rows against each other.
  'sameIdNumberJoined',
  'sameIdNumberDiffers',
  'sameNameWithoutIdNumber',
] as const;

export type SheetProblemCode = (typeof sheetProblemCodes)[number];

/** What may be said about a template's mapping, in the order of the checks. */
export const templateProblemCodes = [
  /** No sheet has a head of the layout, and none has placeholders. */
  'templateNotRecognised',
  /** A column that the layout requires has no place in the template. */
  'templateColumnMissing',
  /** Two columns with the same words: the first is proposed. */
  'templateHeadingTwice',
  /** A column that nothing is written to. */
  'templateColumnUnknown',
  /** A column of formulas: the template computes it itself. */
  'templateColumnComputed',
  /** Examples stand in the blank rows and will be overwritten or taken out. */
  'templateHoldsExample',
  /** More than examples stand below the head: it is not a blank sheet. */
  'templateHoldsRows',
  /** A line of the form that the sheet does not have, or computes itself. */
  'templateLineMissing',
  /** A sum that does not reach over all blank rows. */
  'templateSumTooShort',
  /** A placeholder for which there is no value. */
  'templatePlaceholderUnknown',
  /** Head, blank rows and sample row do not follow one another. */
  'templateRowsOverlap',
  /** More rows are to be filled than a blank sheet has. */
  'templateRowsTooMany',
  /** No column of the table is filled and no single cell is. */
  'templateNothingToFill',
  /** A column of the mapping lies beyond the sheet. */
  'templateColumnAbsent',
  /** A key that the layout does not have, or a sum of what is no figure. */
  'templateFieldUnknown',
  /** A single value that there is none of. */
  'templateValueUnknown',
  /** A cell that takes a value is covered by a merged one. */
  'templateTargetMerged',
  /** A cell that takes a value computes its own. */
  'templateTargetFormula',
  /** Two values for one cell. */
  'templateCellTwice',
  /** A single value inside the rows for records. */
  'templateCellInRows',
  /** A cell whose text has no room for what is to be written into it: no such placeholder, no 共 N 人. */
  'templateCellHasNoRoom',
] as const;

export type TemplateProblemCode = (typeof templateProblemCodes)[number];

/** All of them, in the declared order. */
export const problemCodes = [
  ...appCodes,
  ...verifyCodes,
  ...organisationCodes,
  ...teacherCodes,
  ...importCodes,
  ...projectCodes,
  ...traineeCodes,
  ...registrationCodes,
  ...approvalCodes,
  ...doublingCodes,
  ...certificateCodes,
  ...deductionCodes,
  ...entryCodes,
  ...decisionCodes,
  ...correctionCodes,
  ...policyCodes,
  ...calendarCodes,
  ...sheetCodes,
  ...workbookCodes,
  ...templateCodes,
  ...sheetProblemCodes,
  ...templateProblemCodes,
] as const;

export type ProblemCode = (typeof problemCodes)[number];

/**
 * Something in the user's data or order of work that stands in the way (or deserves a look), as a value.
 * `code` is a fact in camelCase under its feature; the sentence for it lives in the renderer's text catalogue.
 * `at` says where: a field name, or sheet, row and column of a workbook. `values` fill the sentence.
 */
export type Problem = {
  readonly code: ProblemCode;
  readonly severity: 'error' | 'warning';
  readonly at?: ProblemPlace;
  readonly clause?: string;
  readonly values: Readonly<Record<string, string | number | null>>;
};

/** Where a problem stands. `row` and `column` count from 1 as a spreadsheet shows them. */
export type ProblemPlace = {
  readonly field?: string;
  readonly sheet?: string;
  readonly row?: number;
  readonly column?: string;
  readonly address?: string;
};

export function isError(problem: Problem): boolean {
  return problem.severity === 'error';
}
