/// What a problem is called and how it is told. Every sentence of the parser stands in this file.
struct Wording: Equatable {
  var code: DiagnosticCode
  var message: String
  var suggestion: String?
  var replacement: String?

  init(
    _ code: DiagnosticCode, _ message: String, _ suggestion: String? = nil,
    replacement: String? = nil
  ) {
    self.code = code
    self.message = message
    self.suggestion = suggestion
    self.replacement = replacement
  }
}

extension Problem {
  var wording: Wording {
    switch self {
    case .text(let problem): problem.wording
    case .word(let problem): problem.wording
    case .grammar(let problem): problem.wording
    case .name(let problem): problem.wording
    case .number(let problem): problem.wording
    case .structure(let problem): problem.wording
    case .limit(let problem): problem.wording
    }
  }
}

/// A word of the text, safe to show and not too long.
private func shown(_ word: String) -> String {
  let clipped = word.count > 40 ? word.prefix(39) + "…" : word[...]
  return "`" + Escaping.escaped(String(clipped)) + "`"
}

private func list(_ words: [String]) -> String {
  words.map { "`\($0)`" }.joined(separator: ", ")
}

/// The character as it is written in quotes.
private func escape(_ scalar: Unicode.Scalar) -> String {
  "`\\u{\(String(scalar.value, radix: 16, uppercase: true))}`"
}

private func didYouMean(_ near: String?, otherwise: String?) -> String? {
  near.map { "did you mean `\($0)`?" } ?? otherwise
}

private func formHint(_ form: String?) -> String? {
  form.map { "the form is: \($0)" }
}

extension TextProblem {
  var wording: Wording {
    switch self {
    case .invalidUTF8:
      Wording(.invalidUTF8, "this is not valid UTF-8", "save the text in UTF-8")
    case .nul:
      Wording(.nulCharacter, "a NUL character stands here", "remove it")
    case .hidden(let scalar):
      Wording(
        .hiddenCharacter, "the character \(Escaping.codePoint(scalar)) cannot be seen here",
        "remove it, or put the text in quotes and write it as \(escape(scalar))")
    case .hiddenInQuotes(let scalar):
      Wording(
        .hiddenCharacter, "the character \(Escaping.codePoint(scalar)) cannot be seen here",
        "remove it, or write it as \(escape(scalar))")
    case .strayBackslash:
      Wording(
        .strayCharacter, "a `\\` may stand only at the end of a line or inside quotes",
        "put the text in quotes, with `\\\\` for each `\\`")
    case .unclosedQuote:
      Wording(.unclosedQuote, "this quote is not closed", "close it with `\"`")
    case .unclosedParenthesis:
      Wording(.unclosedParenthesis, "this `(` is not closed", "close it with `)`")
    case .unclosedBrace:
      Wording(.unclosedBrace, "this block is not closed", "close it with `}`")
    case .unopenedBrace:
      Wording(.unopenedBrace, "this `}` closes nothing", "remove it")
    case .unfinishedContinuation:
      Wording(
        .unfinishedContinuation, "the `\\` continues the line, but no line follows",
        "remove it, or write the rest on the next line")
    case .unknownEscape(let escape):
      Wording(
        .invalidEscape, "\(shown(escape)) stands for nothing",
        #"known are `\"` `\\` `\n` `\t` `\r` `\$` and `\u{…}`"#)
    case .invalidScalarEscape:
      Wording(
        .invalidEscape, "`\\u{…}` needs the hexadecimal number of a character",
        "for example `\\u{E9}` for `é`")
    }
  }
}

extension WordProblem {
  var wording: Wording {
    switch self {
    case .unknownStatement(let word, let near):
      Wording(
        .unknownWord, "no statement begins with \(shown(word))",
        didYouMean(near, otherwise: "`.help` lists the statements"), replacement: near)
    case .missingColon(let word, let statement):
      Wording(
        .unknownWord, "no statement begins with \(shown(word))",
        "a client has a colon: `\(Escaping.escaped(word)): \(statement) …`",
        replacement: word + ":")
    case .placeFirst(let word, let operation):
      Wording(
        .invalidTime, "\(shown(word)) is no time, and a place stands behind its operation",
        "write `\(Escaping.escaped(operation)) … at \(Escaping.escaped(word))`")
    case .dotCommand(let word):
      Wording(
        .dotCommand, "\(shown(word)) is a command of the prompt, not a statement",
        "type it at the prompt, on a line of its own")
    case .unknownOption(let word, let statement, let known, let near):
      Wording(
        .unknownWord, "\(shown(word)) means nothing in `\(statement)`",
        didYouMean(near, otherwise: "here may stand \(list(known))"), replacement: near)
    case .unknownCondition(let word, let near):
      Wording(
        .unknownWord, "no condition begins with \(shown(word))",
        didYouMean(near, otherwise: "for example: expect acknowledged, expect c has x = 1"),
        replacement: near)
    case .notCondition(let word):
      Wording(
        .unexpectedWord, "`not` begins no condition", "write `no \(word)`", replacement: "no")
    case .unknownSetting(let word, let near):
      Wording(
        .unknownWord, "\(shown(word)) is no setting",
        didYouMean(near, otherwise: "`.help settings` lists them"), replacement: near)
    case .unknownProperty(let word, let name, let near):
      Wording(
        .unknownWord,
        (name.map { "\(shown($0)) is no setting, and " } ?? "")
          + "\(shown(word)) is no property of a node",
        didYouMean(near, otherwise: "`.help set` lists the settings and the properties"),
        replacement: near)
    case .settingAfterNode(let setting, let wayOut):
      Wording(
        .unexpectedWord, "`\(setting)` is a setting, and no property of a node",
        "write \(shown(wayOut))")
    case .unknownValue(let word, let subject, let known, let near):
      Wording(
        .unknownWord, "\(shown(word)) is no value of `\(subject)`",
        didYouMean(near, otherwise: "here may stand \(list(known))"), replacement: near)
    }
  }
}

extension GrammarProblem {
  var wording: Wording {
    switch self {
    case .leftOver(let word, let statement):
      Wording(
        .leftOverWord, "\(shown(word)) is left over: `\(statement)` is complete before it",
        "remove it, or begin a new statement with a new line or `;`")
    case .missingComma(let word, let name, let known):
      Wording(
        .leftOverWord, "\(shown(word)) cannot stand here: a comma stands between names",
        "write `\(Escaping.escaped(name)), \(Escaping.escaped(word))`"
          + (known.isEmpty ? "" : ", or else \(list(known))"))
    case .missing(let what, let form):
      Wording(.missingWord, "the statement ends too early: \(what) is missing", formHint(form))
    case .unexpected(let word, let expected, let form):
      Wording(
        .unexpectedWord, "\(shown(word)) cannot stand here: \(expected) is expected",
        formHint(form))
    case .repeated(let word):
      Wording(.repeatedOption, "`\(word)` is said twice", "say it once")
    case .contradictory(let word, let other):
      Wording(.contradictoryOption, "`\(word)` contradicts `\(other)`", "keep one of them")
    case .reservedStatement(let word):
      Wording(.reservedWord, "`\(word)` is reserved for a later version")
    case .reservedModel(let word):
      Wording(
        .reservedWord, "the consistency model `\(word)` is reserved for a later version",
        "this version checks single reads: expect no stale, expect read x at c = 1")
    }
  }
}

extension NameProblem {
  var wording: Wording {
    switch self {
    case .reserved(let name):
      Wording(
        .reservedName, "`\(name)` cannot be a name: it has a meaning of its own in the language",
        "choose another name")
    case .empty:
      Wording(.emptyName, "a name cannot be empty", "write at least one character")
    case .unknownVariable(let name):
      Wording(
        .unknownVariable, "no `repeat` around this names a variable \(shown(name))",
        "write `repeat 10 as \(Escaping.escaped(name)) { … }` around it, "
          + "or `\"\\$\"` for the character itself")
    case .variableInNumber:
      Wording(
        .misplacedVariable, "a variable cannot stand for a number or a time here",
        "write the number itself")
    case .invalidVariable:
      Wording(
        .invalidVariable, "`${` needs the name of a variable and `}`", "for example `${i}`")
    case .invalidVariableName(let name):
      Wording(
        .invalidVariable, "\(shown(name)) cannot name a variable",
        "use letters, digits and `_`, and begin with a letter or `_`")
    }
  }
}

extension NumberProblem {
  var wording: Wording {
    switch self {
    case .time(let word):
      Wording(
        .invalidTime, "\(shown(word)) is no time", "for example `20ms`, `1.5s`, `2m`")
    case .missingUnit(let word):
      Wording(
        .missingUnit, "the time \(shown(word)) has no unit",
        "write `\(Escaping.escaped(word))ms` or `\(Escaping.escaped(word))s`; "
          + "units are `us` `ms` `s` `m` `h` `d`")
    case .unknownUnit(let word):
      Wording(
        .invalidTime, "the time \(shown(word)) has an unknown unit",
        "units are `us` `ms` `s` `m` `h` `d`")
    case .negativeTime:
      Wording(.negativeNumber, "a time cannot be negative here", "only `clock` takes a sign")
    case .timeTooLong:
      Wording(.timeTooLong, "this time is longer than 10,000 days", "write a shorter time")
    case .timeTooFine:
      Wording(.timeTooFine, "this time is finer than a microsecond", "round it to whole `us`")
    case .zeroTime:
      Wording(.numberTooSmall, "this time must be longer than nothing", "for example `1s`")
    case .count(let word):
      Wording(
        .invalidNumber, "\(shown(word)) is no whole number", "write digits only, such as `100`")
    case .negativeCount:
      Wording(.negativeNumber, "this number cannot be negative", "write it without the sign")
    case .countTooLarge(let most):
      Wording(.numberTooLarge, "this number is too large", "the most is \(most)")
    case .countTooSmall(let least):
      Wording(.numberTooSmall, "this number is too small", "the least is \(least)")
    case .size(let word):
      Wording(
        .invalidSize, "\(shown(word)) is no number of bytes", "for example `100`, `45kb`, `2mb`")
    case .share(let word):
      Wording(.invalidShare, "\(shown(word)) is no share", "for example `5%` or `0.1%`")
    case .shareRange:
      Wording(
        .invalidShare, "a share lies between 0% and 100%, in steps of 0.0001%",
        "for example `5%` or `0.1%`")
    case .factor(let word):
      Wording(.invalidFactor, "\(shown(word)) is no factor", "for example `10x`")
    }
  }
}

extension StructureProblem {
  var wording: Wording {
    switch self {
    case .clientNotAllowed(let statement):
      Wording(
        .clientNotAllowed, "no client makes a `\(statement)`",
        "a client goes before write, add, delete, read, begin, commit, rollback and set")
    case .clientRequired:
      Wording(
        .clientRequired, "`start` needs a client whose operation goes on meanwhile",
        "for example: start alice: write x = 1")
    case .notAfterStart(let statement):
      Wording(
        .misplacedStatement, "`start` begins an operation of a client, and `\(statement)` is none",
        "operations are write, add, delete, read, begin, commit and rollback")
    case .settingNotForClient(let setting):
      Wording(
        .clientNotAllowed, "`\(setting)` cannot be set for one client",
        "for a client: acknowledgement, timeout, patience")
    case .clientAndPlace:
      Wording(
        .contradictoryOption, "a setting is for a client or for nodes, not both",
        "remove `at` or the client")
    case .notInside(let statement, let outer):
      Wording(
        .misplacedStatement, "`\(statement)` cannot stand inside `\(outer)`",
        "put it outside")
    case .missingBlock(let statement):
      Wording(
        .missingBlock, "`\(statement)` needs a block: its `{` must stand on the same line",
        statement == "repeat"
          ? "for example: repeat 3 { write x = 1 }" : "for example: scenario s { state }")
    case .strayBlock:
      Wording(
        .unexpectedBlock, "a block cannot stand alone",
        "write `repeat`, `scenario` or `compare` before it")
    case .blockAfter(let statement):
      Wording(
        .unexpectedBlock, "`\(statement)` takes no block",
        "only `repeat`, `scenario` and `compare` are followed by `{`")
    case .missingSeparator:
      Wording(
        .leftOverWord, "the statement is complete with its `}`",
        "begin a new statement with a new line or `;`")
    case .secondRest:
      Wording(.repeatedOption, "only one group can be the rest", "name the nodes of the others")
    case .restNotAlone:
      Wording(
        .contradictoryOption, "`rest` is a group of its own: every node not named elsewhere",
        "name the nodes, or write `rest` alone")
    case .oneWayOnly:
      Wording(
        .unexpectedWord, "a delivery goes one way", "write `->`", replacement: "->")
    }
  }
}

extension LimitProblem {
  var wording: Wording {
    switch self {
    case .line:
      Wording(
        .lineTooLong, "this line is longer than \(Limits.lineBytes) bytes",
        "split it with `\\` at the end of a line")
    case .statement:
      Wording(
        .statementTooLong, "this statement is longer than \(Limits.statementBytes) bytes",
        "split it, or put parts into files and `include` them")
    case .text:
      Wording(
        .textTooLong, "the text is longer than \(Limits.textBytes) bytes",
        "split it into several files")
    case .nesting:
      Wording(
        .nestingTooDeep, "blocks are nested deeper than \(Limits.nesting)", "flatten them")
    case .name:
      Wording(
        .nameTooLong, "this name is longer than \(Limits.nameBytes) bytes", "shorten it")
    case .diagnostics:
      Wording(
        .tooManyDiagnostics,
        "more than \(Limits.diagnostics) errors; the rest are not shown")
    }
  }
}

extension Failure {
  var diagnostic: Diagnostic {
    let wording = problem.wording
    return Diagnostic(
      code: wording.code, severity: problem == .limit(.diagnostics) ? .note : .error,
      range: range, message: wording.message, suggestion: wording.suggestion,
      replacement: wording.replacement)
  }
}
