import ClientHistory
import Interpreter

// The small parts that the wordings share: signs, names, lists.

extension TextRenderer {
  /// `⚠ stale read: `
  func putWarning(_ label: StaticString, _ out: inout [UInt8]) {
    putSign("⚠ ", ascii: "! ", label, sgr: "\u{1b}[33m", &out)
  }

  /// `✗ lost: `
  func putCross(_ label: StaticString, _ out: inout [UInt8]) {
    putSign("✗ ", ascii: "x ", label, sgr: "\u{1b}[31m", &out)
  }

  private func putSign(
    _ sign: StaticString, ascii: StaticString, _ label: StaticString, sgr: StaticString,
    _ out: inout [UInt8]
  ) {
    if colour { out.put(sgr) }
    switch glyphs {
    case .unicode: out.put(sign)
    case .ascii: out.put(ascii)
    }
    out.put(label)
    out.put(":")
    if colour { out.put("\u{1b}[0m") }
    out.put(" ")
  }

  /// `alice: `, and nothing for a client without a name.
  func putClient(_ client: ClientID, _ names: Names, _ out: inout [UInt8]) {
    let name = names.name(of: client)
    guard !name.isEmpty else { return }
    out.put(word: name)
    out.put(": ")
  }
}

extension [UInt8] {
  /// The node's name and the words that follow it.
  /// Where there is no node, `nothing`.
  mutating func put(_ node: NodeID?, _ names: Names, _ words: StaticString = "") {
    if let node { put(word: names.name(of: node)) } else { put("nothing") }
    put(words)
  }

  /// `position 3`, in the word of the system.
  mutating func put(position: Int64, _ names: Names) {
    put(text: names.words.position)
    put(" ")
    put(position)
  }

  /// `epoch 2`, in the word of the system.
  mutating func put(epoch: UInt32, _ names: Names) {
    put(text: names.words.epoch)
    put(" ")
    put(epoch)
  }

  mutating func put(_ key: KeyID, _ names: Names, _ words: StaticString = "") {
    put(word: names.name(of: key))
    put(words)
  }

  /// `a, b, c`
  mutating func put(_ nodes: NodeSet, _ names: Names) {
    var isFirst = true
    for node in nodes {
      if !isFirst { put(", ") }
      isFirst = false
      put(node, names)
    }
  }

  /// `x = 1, y = 2`
  mutating func put(_ write: WriteText, _ names: Names) {
    var isFirst = true
    for change in write.changes {
      if !isFirst { put(", ") }
      isFirst = false
      put(change, names)
    }
  }

  private mutating func put(_ change: Change, _ names: Names) {
    let key = names.name(of: change.key)
    switch change.action {
    case .put(let value):
      put(word: key)
      put(" = ")
      put(value, names)
    case .add(let amount):
      put("add ")
      put(word: key)
      put(" ")
      put(amount)
    case .delete:
      put("delete ")
      put(word: key)
    }
  }

  mutating func put(_ value: Value, _ names: Names) {
    if let integer = value.integer {
      put(integer)
    } else {
      put(word: names.text(of: value))
    }
  }

  /// `1 entry`, `2 entries`
  mutating func put(_ number: Int64, _ one: StaticString, _ many: StaticString) {
    put(number)
    put(" ")
    put(number == 1 ? one : many)
  }
}
