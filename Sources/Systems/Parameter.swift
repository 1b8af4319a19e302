/// One parameter of a system, under its own name.
public struct Parameter: Sendable {
  public var name: String
  /// Other names that it has or had.
  public var aliases: [String]
  public var kind: Kind
  /// As it would be written, in the newest version.
  public var defaultValue: String
  /// What it was before some versions of the system, oldest first.
  public var earlier: [Earlier]
  public var scope: Scope
  /// One sentence.
  public var meaning: String

  public init(
    _ name: String, aliases: [String] = [], _ kind: Kind, default defaultValue: String,
    earlier: [Earlier] = [], for scope: Scope = [], _ meaning: String
  ) {
    self.name = name
    self.aliases = aliases
    self.kind = kind
    self.defaultValue = defaultValue
    self.earlier = earlier
    self.scope = scope
    self.meaning = meaning
  }

  /// A default that held before a version.
  public struct Earlier: Sendable {
    /// One of the system's versions, from which on it is another.
    public var before: String
    public var value: String

    public init(before version: String, _ value: String) {
      before = version
      self.value = value
    }
  }

  /// What a value may be.
  public enum Kind: Sendable {
    /// `on` or `off`, also true, false, yes, no, 1 and 0.
    case flag
    /// One of some words, in whatever case.
    case word([String])
    case count(ClosedRange<Int64>)
    /// A time, a bare number in units of so many microseconds. -1, where `unlimited` says so, is for
    /// ever or for nothing, as the system has it.
    case time(unit: Int64, unlimited: Bool = false)
    /// A number of bytes, with a unit or without.
    case bytes(unlimited: Bool = false)
    /// Anything that the check does not refuse; it answers what is wrong, as the system says it.
    case text(@Sendable (String) -> String?)
  }

  /// Where else than in the whole cluster and at some nodes it can be given.
  public struct Scope: OptionSet, Sendable {
    public let rawValue: UInt8

    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// For all operations of one client.
    public static let client = Scope(rawValue: 1)
    /// For one write.
    public static let write = Scope(rawValue: 2)
    /// For one read.
    public static let read = Scope(rawValue: 4)
  }
}

/// The value of a parameter, understood.
public enum ParameterValue: Hashable, Sendable {
  case flag(Bool)
  /// As the parameter's list writes it.
  case word(String)
  case count(Int64)
  /// In microseconds; -1 where there is no limit.
  case time(Int64)
  /// -1 where there is no limit.
  case bytes(Int64)
  case text(String)
}

/// What is wrong with a value, in the words of the system that refuses it.
public struct ParameterProblem: Error, Hashable, Sendable {
  public var message: String
  /// What may be written instead.
  public var wayOut: String?

  public init(_ message: String, wayOut: String? = nil) {
    self.message = message
    self.wayOut = wayOut
  }
}

extension Parameter {
  /// Understands a value as it was written.
  public func value(of text: String) throws(ParameterProblem) -> ParameterValue {
    switch kind {
    case .flag:
      guard let flag = Self.flag(text) else { throw unfit(text, "on or off") }
      return .flag(flag)
    case .word(let words):
      guard let word = Self.word(text, among: words) else {
        throw unfit(text, words.joined(separator: ", "))
      }
      return .word(word)
    case .count(let range):
      guard let count = Int64(text) else { throw unfit(text, "a number") }
      guard range.contains(count) else {
        throw ParameterProblem(
          "\(count) is outside the valid range for parameter \(name) "
            + "(\(range.lowerBound) .. \(range.upperBound))")
      }
      return .count(count)
    case .time(let unit, let unlimited):
      if text == "-1", unlimited { return .time(-1) }
      guard let time = Quantity.time(text, unit: unit) else {
        throw unfit(text, "a time such as 10s, or a number of \(Quantity.name(ofUnit: unit))")
      }
      return .time(time)
    case .bytes(let unlimited):
      if text == "-1", unlimited { return .bytes(-1) }
      guard let bytes = Quantity.bytes(text) else { throw unfit(text, "a size such as 64kb") }
      return .bytes(bytes)
    case .text(let check):
      if let problem = check(text) { throw ParameterProblem(problem) }
      return .text(text)
    }
  }

  private func unfit(_ text: String, _ allowed: String) -> ParameterProblem {
    ParameterProblem(
      "invalid value for parameter \(name): \(text)", wayOut: "it takes \(allowed)")
  }

  /// Where `on` and `off` are among the words, what else a flag takes stands for them.
  private static func word(_ text: String, among words: [String]) -> String? {
    if let word = words.first(where: { $0.lowercased() == text.lowercased() }) { return word }
    guard let flag = flag(text) else { return nil }
    return words.first { $0 == (flag ? "on" : "off") }
  }

  private static func flag(_ text: String) -> Bool? {
    switch text.lowercased() {
    case "on", "true", "yes", "1": true
    case "off", "false", "no", "0": false
    default: nil
    }
  }
}

/// Times and sizes as the systems write them.
enum Quantity {
  private static let times: [(String, Int64)] = [
    ("us", 1), ("ms", 1_000), ("s", 1_000_000), ("min", 60_000_000), ("m", 60_000_000),
    ("h", 3_600_000_000), ("d", 86_400_000_000),
  ]
  private static let sizes: [(String, Int64)] = [
    ("b", 1), ("kb", 1 << 10), ("mb", 1 << 20), ("gb", 1 << 30), ("k", 1 << 10), ("m", 1 << 20),
    ("g", 1 << 30),
  ]

  /// In microseconds, at most 10,000 days; nil where it is none.
  static func time(_ text: String, unit: Int64) -> Int64? {
    scaled(text, times, unit: unit).flatMap { $0 <= 864_000_000_000_000 ? $0 : nil }
  }

  static func bytes(_ text: String) -> Int64? { scaled(text, sizes, unit: 1) }

  static func name(ofUnit unit: Int64) -> String {
    switch unit {
    case 1_000_000: "seconds"
    case 1_000: "milliseconds"
    default: "microseconds"
    }
  }

  private static func scaled(_ text: String, _ units: [(String, Int64)], unit: Int64) -> Int64? {
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    guard let number = Int64(digits) else { return nil }
    let suffix = text.dropFirst(digits.count).lowercased()
    guard suffix.isEmpty || units.contains(where: { $0.0 == suffix }) else { return nil }
    let factor = units.first { $0.0 == suffix }?.1 ?? unit
    let (product, overflow) = number.multipliedReportingOverflow(by: factor)
    return overflow ? nil : product
  }
}
