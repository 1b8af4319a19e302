// Words, names and numbers.
extension StatementParser {
  /// Any word, quoted or bare.
  mutating func word(_ what: Slot) throws(Failure) -> Word {
    if isAtProbe { throw offered(what) }
    guard index < tokens.count, tokens[index].isWord else { throw expected(what) }
    let token = tokens[index]
    index += 1
    if token.kind == .word, !token.hasDollar {
      return Word(string(Int(token.start)..<Int(token.end)), range: token.range)
    }
    return try resolved(token)
  }

  /// A word that names something: not empty and not too long.
  mutating func name(_ what: Slot) throws(Failure) -> Word {
    let word = try word(what)
    if word.text.isEmpty {
      throw Failure(problem: .name(.empty), range: word.range)
    }
    if word.text.utf8.count > Limits.nameBytes {
      throw Failure(problem: .limit(.name), range: word.range)
    }
    return word
  }

  /// The name of something that begins to exist with it; some words are refused.
  mutating func declaredName(_ what: Slot) throws(Failure) -> Word {
    let name = try name(what)
    if Self.reservedNames.contains(name.text) {
      throw Failure(problem: .name(.reserved(name.text)), range: name.range)
    }
    return name
  }

  static let reservedNames = [
    "leader", "followers", "rest", "none", "nothing", "any", "nearest",
  ]

  /// One name or more, with commas between them.
  mutating func names(_ what: Slot, areDeclared: Bool = false) throws(Failure) -> [Word] {
    var names: [Word] = []
    repeat {
      names.append(areDeclared ? try declaredName(what) : try name(what))
    } while take(.comma)
    return names
  }

  /// Names of nodes which the statement is about, and behind which no other word need stand.
  mutating func nodes() throws(Failure) -> [Word] {
    let names = try names(.node)
    listEnd = index
    return names
  }

  /// `KEY = VALUE`
  mutating func pair() throws(Failure) -> (key: Word, value: Value) {
    let key = try name(.key)
    try expect(.equal, "=")
    return (key, try value())
  }

  mutating func value() throws(Failure) -> Value {
    let word = try word(.value)
    return Value(word: word, integer: word.hasVariables ? nil : integer(word.text))
  }

  /// The number that a text is as a whole.
  private func integer(_ text: String) -> Int64? {
    guard let first = text.utf8.first, Ascii.isDigit(first) || first == Ascii.minus else {
      return nil
    }
    return Int64(text)
  }

  mutating func duration(isSigned: Bool = false) throws(Failure) -> Duration {
    let (bytes, range) = try number(.time)
    do throws(NumberProblem) {
      let time = try Numbers.duration(bytes, isSigned: isSigned)
      return Duration(microseconds: time, range: range)
    } catch { throw Failure(problem: .number(error), range: range) }
  }

  /// A time that cannot be nothing, since something happens again and again or only after it.
  mutating func positiveDuration() throws(Failure) -> Duration {
    let duration = try duration()
    if duration.microseconds == 0 {
      throw Failure(problem: .number(.zeroTime), range: duration.range)
    }
    return duration
  }

  mutating func count(
    _ what: Slot = .number, from least: Int64 = 0, to most: Int64 = Int64.max
  ) throws(Failure) -> Count {
    let (bytes, range) = try number(what)
    do throws(NumberProblem) {
      return Count(try Numbers.count(bytes, from: least, to: most), range: range)
    } catch { throw Failure(problem: .number(error), range: range) }
  }

  /// A number of bytes, and whether it was written with a unit.
  mutating func size() throws(Failure) -> (count: Count, hasUnit: Bool) {
    let (bytes, range) = try number(.size)
    do throws(NumberProblem) {
      let (value, hasUnit) = try Numbers.size(bytes)
      return (Count(value, range: range), hasUnit)
    } catch { throw Failure(problem: .number(error), range: range) }
  }

  mutating func share() throws(Failure) -> Int64 {
    let (bytes, range) = try number(.share)
    do throws(NumberProblem) {
      return try Numbers.share(bytes)
    } catch { throw Failure(problem: .number(error), range: range) }
  }

  mutating func factor() throws(Failure) -> Count {
    let (bytes, range) = try number(.factor)
    do throws(NumberProblem) {
      return Count(try Numbers.factor(bytes), range: range)
    } catch { throw Failure(problem: .number(error), range: range) }
  }

  private mutating func number(_ what: Slot) throws(Failure) -> ([UInt8], SourceRange) {
    if isAtProbe { throw offered(what) }
    guard let token = current, token.kind == .word else { throw expected(what) }
    if token.hasDollar { throw failure(.name(.variableInNumber), token) }
    index += 1
    return (Array(bytes[Int(token.start)..<Int(token.end)]), token.range)
  }

  /// Whether the current token begins with a digit.
  func seesNumber(after distance: Int = 0) -> Bool {
    guard index + distance < tokens.count else { return false }
    let token = tokens[index + distance]
    return token.kind == .word && Ascii.isDigit(bytes[Int(token.start)])
  }
}
