/// A set of nodes, listed in order of declaration. It never allocates.
public struct NodeSet: Hashable, Sendable, Sequence, ExpressibleByArrayLiteral {
  /// How many nodes a cluster may ever have had.
  public static let capacity = 256

  private var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)

  /// The empty set.
  public init() {}

  public init(arrayLiteral elements: NodeID...) {
    for node in elements { insert(node) }
  }

  /// The nodes of a sequence, each once; their indices must be below `capacity`.
  public init(_ nodes: some Sequence<NodeID>) {
    for node in nodes { insert(node) }
  }

  /// Whether the node is in the set.
  public func contains(_ node: NodeID) -> Bool {
    word(node.index >> 6) & (1 << UInt64(node.index & 63)) != 0
  }

  /// Puts a node in, whose index must be below `capacity`; one that is there already stays.
  public mutating func insert(_ node: NodeID) {
    let bit: UInt64 = 1 << UInt64(node.index & 63)
    switch node.index >> 6 {
    case 0: words.0 |= bit
    case 1: words.1 |= bit
    case 2: words.2 |= bit
    default: words.3 |= bit
    }
  }

  /// Takes a node out, if it is there.
  public mutating func remove(_ node: NodeID) {
    let mask: UInt64 = ~(1 << UInt64(node.index & 63))
    switch node.index >> 6 {
    case 0: words.0 &= mask
    case 1: words.1 &= mask
    case 2: words.2 &= mask
    default: words.3 &= mask
    }
  }

  public var count: Int {
    words.0.nonzeroBitCount + words.1.nonzeroBitCount + words.2.nonzeroBitCount
      + words.3.nonzeroBitCount
  }

  public var isEmpty: Bool { words.0 | words.1 | words.2 | words.3 == 0 }

  /// The node that was declared first; nil where the set is empty.
  public var first: NodeID? {
    var iterator = makeIterator()
    return iterator.next()
  }

  /// The nodes of either set.
  public func union(_ other: NodeSet) -> NodeSet {
    combined(other) { $0 | $1 }
  }

  /// The nodes of both sets.
  public func intersection(_ other: NodeSet) -> NodeSet {
    combined(other) { $0 & $1 }
  }

  /// The nodes of this set that are not in the other.
  public func subtracting(_ other: NodeSet) -> NodeSet {
    combined(other) { $0 & ~$1 }
  }

  /// Whether all nodes of this set are in the other; true for an empty one.
  public func isSubset(of other: NodeSet) -> Bool { subtracting(other).isEmpty }

  /// Goes through the nodes in order of declaration.
  public func makeIterator() -> Iterator { Iterator(rest: self) }

  /// Gives the nodes of a set in order of declaration.
  public struct Iterator: IteratorProtocol {
    var rest: NodeSet
    var index = 0

    /// The next node; nil once all were given.
    public mutating func next() -> NodeID? {
      while index < 4 {
        let word = rest.word(index)
        if word != 0 {
          let node = NodeID(index << 6 + word.trailingZeroBitCount)
          rest.remove(node)
          return node
        }
        index += 1
      }
      return nil
    }
  }

  public static func == (left: NodeSet, right: NodeSet) -> Bool { left.words == right.words }

  public func hash(into hasher: inout Hasher) {
    for index in 0..<4 { hasher.combine(word(index)) }
  }

  private func word(_ index: Int) -> UInt64 {
    switch index {
    case 0: words.0
    case 1: words.1
    case 2: words.2
    default: words.3
    }
  }

  private func combined(_ other: NodeSet, _ operation: (UInt64, UInt64) -> UInt64) -> NodeSet {
    var result = NodeSet()
    result.words.0 = operation(words.0, other.words.0)
    result.words.1 = operation(words.1, other.words.1)
    result.words.2 = operation(words.2, other.words.2)
    result.words.3 = operation(words.3, other.words.3)
    return result
  }
}
