// What counts how much in the search: one table.

/** What counts how much. Fields: a word in one; the rest: beside that, or times that. */
export const WEIGHTS = {
  nickname: 1.1, // a name of one word that readers use: nothing says better what they mean
  title: 1,
  alias: 0.85, // one word of a longer name
  first: 1, // the first of the people, whom a work is cited by
  people: 0.85, // the others
  year: 0.8, // of the work, or of its venue
  venue: 0.6,
  publisher: 0.6,
  companion: 0.55, // code, talks and explanations that belong to it
  tag: 0.65,
  topic: 0.3, // where it stands: many stand there
  note: 0.4, // it names much in passing
  host: 0.35, // of its address
  further: 0.06, // each further field that has the word: it is about that

  spelling: 0.96, // its plural, or its British or American spelling
  stem: 0.8, // another form of the word
  prefix: 0.55, // the word goes on,
  wholeness: 0.35, // and this more, the less it does
  joined: 0.95, // written in one where the query has several words, or the other way round
  initials: 0.45, // it has the first letters of words of a title or tag
  nearYear: 0.35, // a year before or after: of a preprint, of the print
  typo: 0.7, // one mistake in the word
  typos: 0.5, // two
  firstLetter: 0.9, // the first letter among them
  fact: 0.6, // the kind or level that the word names

  rarest: 0.1, // what the most frequent word still counts
  factWord: 0.3, // what the name of a kind or level counts at most: it chooses among works, it does not find them
  stopWord: 0.04, // what a word of a question counts
  letter: 0.4, // what a single letter counts
  partial: 0.4, // what is left of a work's score where it has hardly any of the words
  cover: 0.35, // the words are the whole title
  near: 0.2, // they stand side by side in the title, in that order;
  otherName: 0.9, // in another name or a tag, this much of it,
  inNote: 0.5, // in the note, this
  begins: 0.5, // a title begins with the query

  names: [3, 1.7, 0.9, 0.8], // the query is the whole title, an alias, a part of the title, a companion
  idle: 0.9, // with words of a question around it
  exactName: 1, // in the very forms of its words
  longName: 1.4, // a title of three words or more stands in a longer query
  shortName: [0.9, 0.9, 0.45, 0.3], // a shorter one, an alias and so on, by its share of the query
  identified: 10, // its address or identifier is in the query

  standing: 0.1, // what a work's own standing counts, times the following
  landmark: 0.12, // shaped what followed
  known: 0.15, // it has a name of its own: people speak of it
  named: 0.08, // others build on it, or ask for it: for each doubling
  backlog: 0.94, // the curators have not read it yet
  superseded: 0.88, // something better is there
};
