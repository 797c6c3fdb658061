/** Levels of a training, an organiser or an organisation, highest first. A district (区) is a county. */
export const levels = ['national', 'provincial', 'city', 'county', 'school'] as const;
export type Level = (typeof levels)[number];

/** Forms of activity that earn hours or credits (培训形式). */
export const forms = [
  'centralized',
  'shadowing',
  'remote',
  'school-based',
  'exam',
  'lecture',
  'mentoring',
  'degree',
  'enterprise',
  'self-directed',
  'other',
] as const;
export type Form = (typeof forms)[number];

/** What a teacher is in an activity. */
export const roles = ['trainee', 'lecturer', 'mentor', 'mentee'] as const;
export type Role = (typeof roles)[number];

/** Kinds of body that organise a training (主办、承办单位). */
export const organiserKinds = [
  'training-institution',
  'administration',
  'school',
  'research-institute',
  'university',
  'exam-body',
  'company',
  'society',
  'other',
] as const;
export type OrganiserKind = (typeof organiserKinds)[number];

/** The degree that a course of study ends in, lowest first. */
export const degreeLevels = ['college', 'bachelor', 'graduate'] as const;
export type DegreeLevel = (typeof degreeLevels)[number];

/**
 * Trainings that some texts count apart from others of their form: the new teachers' training (SP16, A32), and the two
 * kinds of upgrading course beside degree study (W3.5b).
 */
export const trainingKinds = ['new-teacher', 'specialist-course', 'cadre-course'] as const;
export type TrainingKind = (typeof trainingKinds)[number];

/**
 * How the hours of a training fall on its days, where nobody wrote them down day by day (A27b): every day was a full one,
 * or each was as long as the others.
 */
export const dayPatterns = ['full-days', 'even'] as const;
export type DayPattern = (typeof dayPatterns)[number];

/** What a teacher teaches in, as regulations tell teachers apart (B4): 初中 and 高中 are one. */
export const schoolStages = ['kindergarten', 'primary', 'secondary', 'vocational'] as const;
export type SchoolStage = (typeof schoolStages)[number];

/** Grades of a scored assessment, lowest first. */
export const grades = ['fail', 'pass', 'good', 'excellent'] as const;
export type Grade = (typeof grades)[number];

/** What the responsible person decided on an approval form (H7). */
export const approvalDecisions = ['approved', 'rejected'] as const;
export type ApprovalDecision = (typeof approvalDecisions)[number];
