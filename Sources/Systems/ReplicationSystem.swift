public import Replication

/// A replication system as data: its words, its parameters, and what it chooses on every axis.
///
/// The engine never sees one. It is asked for `Rules`, and those are all that the engine knows.
public struct ReplicationSystem: Sendable {
  /// The word behind `use`.
  public var name: String
  /// How it is written in a text.
  public var title: String
  /// The versions that differ in some rule, oldest first. The last is meant where none is named.
  public var versions: [String]
  public var words: Words
  public var parameters: [Parameter]
  /// What exists there and is not modelled here.
  public var unmodelled: [Unmodelled]
  /// Its answers for what the engine says.
  public var errors: [SystemError]
  public var views: Views
  /// What a user of it has to know here, one sentence or two each.
  public var notes: [String]
  /// How it says that a parameter cannot have a value, by the name of the one and the text of the other;
  /// nil: as the parameter itself says it.
  public var wrongValue: (@Sendable (String, String) -> String)?
  /// What it chooses on the axes, where its parameters have these values in a cluster of this shape.
  public var choose: @Sendable (Values, Shape) -> Choices

  public init(
    name: String, title: String, versions: [String], words: Words, parameters: [Parameter],
    unmodelled: [Unmodelled] = [], errors: [SystemError] = [], views: Views = Views(),
    notes: [String] = [],
    wrongValue: (@Sendable (String, String) -> String)? = nil,
    choose: @escaping @Sendable (Values, Shape) -> Choices
  ) {
    self.name = name
    self.title = title
    self.versions = versions
    self.words = words
    self.parameters = parameters
    self.unmodelled = unmodelled
    self.errors = errors
    self.views = views
    self.notes = notes
    self.wrongValue = wrongValue
    self.choose = choose
  }

  /// The number of a parameter among `parameters`, by its name or an older one; case does not
  /// matter.
  public func index(of name: String) -> Int? {
    let name = name.lowercased()
    return parameters.firstIndex {
      $0.name.lowercased() == name || $0.aliases.contains { $0.lowercased() == name }
    }
  }

  /// The newest of its versions that is not newer than the one written; nil for what is none, or is
  /// older than all.
  public func rules(of version: String) -> String? {
    guard let wanted = Self.numbers(version) else { return nil }
    return versions.last { Self.isOrdered(Self.numbers($0) ?? [], wanted) }
  }

  private static func numbers(_ version: String) -> [Int]? {
    var numbers: [Int] = []
    for part in version.split(separator: ".", omittingEmptySubsequences: false) {
      guard let number = Int(part), number >= 0 else { return nil }
      numbers.append(number)
    }
    return numbers
  }

  private static func isOrdered(_ one: [Int], _ other: [Int]) -> Bool {
    for index in 0..<max(one.count, other.count) {
      let (a, b) = (index < one.count ? one[index] : 0, index < other.count ? other[index] : 0)
      if a != b { return a < b }
    }
    return true
  }

  /// What it answers for one of our reasons; nil where it has no words of its own for that.
  public func error(for reason: String, isRead: Bool) -> SystemError? {
    errors.first { $0.reason == reason && ($0.isForReads ?? isRead) == isRead }
  }
}

/// A parameter that a system has and this model has not, with what that means for its user.
public struct Unmodelled: Sendable {
  public var name: String
  /// Why it would change nothing here, or what stands in its place.
  public var why: String

  public init(_ name: String, _ why: String) {
    self.name = name
    self.why = why
  }
}

/// What a system says where an operation does not go as asked.
public struct SystemError: Hashable, Sendable {
  /// The stable name of our own reason.
  public var reason: String
  /// The system's code, as its clients see it.
  public var code: String
  /// The system's text; empty where it has none.
  public var text: String
  /// Set where it is the answer to reads alone, or to writes alone.
  public var isForReads: Bool?

  public init(_ reason: String, _ code: String, _ text: String = "", isForReads: Bool? = nil) {
    self.reason = reason
    self.code = code
    self.text = text
    self.isForReads = isForReads
  }
}

/// What a system chooses.
public struct Choices: Sendable {
  public var rules: Rules
  public var node: NodeChoices

  public init(rules: Rules = Rules(), node: NodeChoices = NodeChoices()) {
    self.rules = rules
    self.node = node
  }
}

/// What parameters of one node say about it, in place of how it was declared; nil: nothing.
public struct NodeChoices: Hashable, Sendable {
  public var priority: Int?
  public var votes: Int?
  public var isHidden: Bool?
  public var isSync: Bool?
  /// How long an entry is kept back before it is applied, in microseconds.
  public var delay: Int64?

  public init() {}
}
