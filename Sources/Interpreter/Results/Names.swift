public import ClientHistory
public import Systems

/// The names behind the integers. It only grows, so that what was said once can always be said.
public struct Names: Sendable {
  /// What the things that all systems have are called.
  public var words = Words()
  /// By `NodeID.index`; those of removed nodes stay.
  public private(set) var nodes: [String] = []
  /// By `ClientID.index`; empty for each client without a name.
  public private(set) var clients: [String] = [""]
  /// By `KeyID.index`.
  public private(set) var keys: [String] = []
  private var texts: [String] = []
  private var nodeNumbers: [String: Int] = [:]
  private var clientNumbers: [String: Int] = [:]
  private var keyNumbers: [String: Int] = [:]
  private var textNumbers: [String: Int] = [:]

  /// Only the unnamed client.
  public init() {}

  /// The name of a node that was added, removed or not.
  public func name(of node: NodeID) -> String { nodes[node.index] }

  /// Empty for the unnamed client.
  public func name(of client: ClientID) -> String { clients[client.index] }

  /// The name of a key that was added.
  public func name(of key: KeyID) -> String { keys[key.index] }

  /// A number in decimal digits, or a text without quotes and escapes. A long text must have been
  /// added here.
  public func text(of value: Value) -> String {
    if let integer = value.integer { return String(integer) }
    return value.shortText ?? value.tableEntry.map { texts[$0] } ?? ""
  }

  /// The node that has the name now; nil where none has.
  public func node(named name: String) -> NodeID? { nodeNumbers[name].map(NodeID.init) }

  /// The client of that name; nil where it was never used.
  public func client(named name: String) -> ClientID? { clientNumbers[name].map(ClientID.init) }

  /// The key of that name; nil where it was never used.
  public func key(named name: String) -> KeyID? { keyNumbers[name].map(KeyID.init) }

  /// A new node; a name may be taken again once its node is removed.
  public mutating func addNode(_ name: String) -> NodeID {
    nodes.append(name)
    nodeNumbers[name] = nodes.count - 1
    return NodeID(nodes.count - 1)
  }

  /// Frees the name of a node for another; the node itself can still be named.
  public mutating func removeNode(_ node: NodeID) { nodeNumbers[nodes[node.index]] = nil }

  /// The client of that name, which is added where there is none.
  public mutating func addClient(_ name: String) -> ClientID {
    if let known = client(named: name) { return known }
    clients.append(name)
    clientNumbers[name] = clients.count - 1
    return ClientID(clients.count - 1)
  }

  /// One more client without a name.
  public mutating func addUnnamedClient() -> ClientID {
    clients.append("")
    return ClientID(clients.count - 1)
  }

  /// The key of that name, which is added where there is none.
  public mutating func addKey(_ name: String) -> KeyID {
    if let known = key(named: name) { return known }
    keys.append(name)
    keyNumbers[name] = keys.count - 1
    return KeyID(keys.count - 1)
  }

  /// The text as a value. Every different long text is kept once.
  public mutating func addText(_ text: String) -> Value {
    if let short = Value(shortText: text) { return short }
    if let known = textNumbers[text] { return Value(tableEntry: known) }
    texts.append(text)
    textNumbers[text] = texts.count - 1
    return Value(tableEntry: texts.count - 1)
  }
}
