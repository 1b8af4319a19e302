// Nodes, clients, keys and operations are small integers everywhere below the interpreter, which
// alone knows their names: a world of integers is copied, compared and hashed without allocating.

/// A node, by its order of declaration. A removed node's number is not used again.
public struct NodeID: Hashable, Comparable, Sendable {
  /// From 0 on, below `NodeSet.capacity`.
  public let index: Int

  public init(_ index: Int) { self.index = index }

  public static func < (left: NodeID, right: NodeID) -> Bool { left.index < right.index }
}

/// A client, by its order of first use. Client 0 is the unnamed one.
public struct ClientID: Hashable, Comparable, Sendable {
  /// From 0 on.
  public let index: Int

  public init(_ index: Int) { self.index = index }

  /// Whoever acts where the text names no client.
  public static let unnamed = ClientID(0)

  public static func < (left: ClientID, right: ClientID) -> Bool { left.index < right.index }
}

/// A key, by its order of first use.
public struct KeyID: Hashable, Comparable, Sendable {
  /// From 0 on.
  public let index: Int

  public init(_ index: Int) { self.index = index }

  public static func < (left: KeyID, right: KeyID) -> Bool { left.index < right.index }
}

/// A client's operation, by its number in the history; the first is 1.
public struct OperationID: Hashable, Comparable, Sendable {
  /// From 1 on; 0 is no operation.
  public let number: UInt32

  public init(_ number: UInt32) { self.number = number }

  /// No operation: what a leader writes for itself.
  public static let none = OperationID(0)

  public static func < (left: OperationID, right: OperationID) -> Bool {
    left.number < right.number
  }
}

/// Virtual time in whole microseconds from 0.
public typealias Microseconds = Int64
