/// A place in a statement that the user fills with a name, a number or a text.
public enum Slot: Sendable, CaseIterable {
  case statement, condition, property, setting, settingOrNode
  case node, newNode, leadingNode, nodeOrClient, linkEnd, otherEnd, place
  case client, newClient, clientOrLink, region, newRegion
  case key, value, field, text, file, subject, scenario, variable
  case system, version, parameter
  case time, number, position, size, share, factor, times
  /// One of a few words, which are told apart.
  case word

  /// What an error says should stand there.
  var text: String {
    switch self {
    case .statement: "a statement"
    case .condition: "a condition"
    case .property: "a property of the node"
    case .setting: "a setting"
    case .settingOrNode: "a setting or the name of a node"
    case .node, .newNode: "the name of a node"
    case .leadingNode: "the name of a node or `none`"
    case .nodeOrClient: "the name of a node or client"
    case .linkEnd: "one end of a link"
    case .otherEnd: "the other end"
    case .place: "a node, `leader`, `nearest` or `any`"
    case .client, .newClient: "the name of a client"
    case .clientOrLink: "a client, or the ends of a link"
    case .region, .newRegion: "the name of a region"
    case .key: "a key"
    case .value: "a value"
    case .field: "the name of a field"
    case .text: "a code or a text"
    case .file: "the name of a file"
    case .subject: "a key, a node, a client or an operation"
    case .scenario: "the name of the scenario"
    case .variable: "the name of a variable"
    case .system: "the name of a system"
    case .version: "a version"
    case .parameter: "the name of a parameter"
    case .time: "a time"
    case .number: "a number"
    case .position: "a position"
    case .size: "a number of bytes"
    case .share: "a share"
    case .factor: "a factor"
    case .times: "how often"
    case .word: "a word"
    }
  }

  /// How the forms of statements write it; nil where words stand for themselves.
  public var placeholder: String? {
    switch self {
    case .statement: "STATEMENT"
    case .condition: "CONDITION"
    case .property: "OPTION"
    case .setting: "SETTING"
    case .settingOrNode: "SETTING | NODE"
    case .node, .leadingNode: "NODE"
    case .newNode, .nodeOrClient, .newClient, .newRegion, .scenario, .variable: "NAME"
    case .linkEnd: "A"
    case .otherEnd: "B"
    case .place: "PLACE"
    case .client: "CLIENT"
    case .clientOrLink: "CLIENT | A -> B"
    case .region: "REGION"
    case .key: "KEY"
    case .value: "VALUE"
    case .field: "FIELD"
    case .text: "TEXT"
    case .file: "FILE"
    case .subject: "KEY | NODE | CLIENT"
    case .system: "SYSTEM"
    case .version: "VERSION"
    case .parameter: "PARAMETER"
    case .time: "TIME"
    case .number, .position, .times: "NUMBER"
    case .size: "SIZE"
    case .share: "SHARE"
    case .factor: "FACTORx"
    case .word: nil
    }
  }
}
