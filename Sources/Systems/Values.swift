/// The values of all parameters of a system: what is set, over what holds by default.
public struct Values: Sendable {
  private let system: ReplicationSystem
  /// The number of the version among the system's.
  private let versionNumber: Int
  /// By the number of the parameter; nil where the default holds.
  private var own: [ParameterValue?]

  /// Nothing is set. The version must be one of the system's.
  public init(of system: ReplicationSystem, version: String) {
    self.system = system
    versionNumber = system.versions.firstIndex(of: version) ?? system.versions.count - 1
    own = Array(repeating: nil, count: system.parameters.count)
  }

  public var version: String { system.versions[versionNumber] }

  /// Whether the version is that one of the system's or a later one.
  public func isAtLeast(_ version: String) -> Bool {
    system.versions.firstIndex(of: version).map { versionNumber >= $0 } ?? false
  }

  /// Sets the parameter of that number.
  public mutating func set(_ parameter: Int, to value: ParameterValue) { own[parameter] = value }

  /// Takes over everything that is set there.
  public mutating func overlay(with settings: [ParameterSetting]) {
    for setting in settings { own[setting.parameter] = setting.value }
  }

  /// What a parameter is by default in this version, as it would be written.
  public func defaultValue(of parameter: Parameter) -> String {
    parameter.earlier.first { !isAtLeast($0.before) }?.value ?? parameter.defaultValue
  }

  /// Whether the parameter was set, be it to its default.
  public func isSet(_ name: String) -> Bool {
    system.index(of: name).map { own[$0] != nil } ?? false
  }

  /// What holds; nil for a name that the system does not have.
  public subscript(name: String) -> ParameterValue? {
    guard let index = system.index(of: name) else { return nil }
    if let value = own[index] { return value }
    let parameter = system.parameters[index]
    return try? parameter.value(of: defaultValue(of: parameter))
  }

  /// The value of a flag; false where there is no such flag.
  public func flag(_ name: String) -> Bool {
    if case .flag(let flag) = self[name] { return flag }
    return false
  }

  /// The word that holds; empty where there is no such parameter.
  public func word(_ name: String) -> String {
    if case .word(let word) = self[name] { return word }
    return ""
  }

  /// The text that holds; empty where there is no such parameter.
  public func text(_ name: String) -> String {
    if case .text(let text) = self[name] { return text }
    return ""
  }

  /// The number that holds; 0 where there is no such parameter.
  public func count(_ name: String) -> Int64 {
    if case .count(let count) = self[name] { return count }
    return 0
  }

  /// In microseconds, -1 where there is no limit; 0 where there is no such parameter.
  public func time(_ name: String) -> Int64 {
    if case .time(let time) = self[name] { return time }
    return 0
  }

  /// -1 where there is no limit; 0 where there is no such parameter.
  public func bytes(_ name: String) -> Int64 {
    if case .bytes(let bytes) = self[name] { return bytes }
    return 0
  }
}

/// One parameter that was set.
public struct ParameterSetting: Hashable, Sendable {
  /// Its number among the system's.
  public var parameter: Int
  public var value: ParameterValue
  /// As it was written.
  public var text: String

  public init(parameter: Int, value: ParameterValue, text: String) {
    self.parameter = parameter
    self.value = value
    self.text = text
  }
}

extension [ParameterSetting] {
  /// Sets a parameter, in place of what it had.
  public mutating func set(_ setting: ParameterSetting) {
    removeAll { $0.parameter == setting.parameter }
    append(setting)
  }
}
