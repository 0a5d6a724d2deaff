public import TechTouch

extension Journey {
  /// The visitor signs in: what was done under the anonymous id is the known user's from now on.
  /// - Throws: `Refusal` when the journey's user is a known user already.
  public func signIn(as user: User) async throws {
    try await product.engine.identify(
      anonymous: self.user.id, of: self.user.account, as: user, at: product.now)
    self.user = user
  }
}
