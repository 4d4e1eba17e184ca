namespace Thelper.Parity.Tests;

/// <summary>All comparisons share one table.</summary>
[CollectionDefinition(Name)]
public sealed class ParityCollection : ICollectionFixture<ParityTable>
{
    public const string Name = "parity";
}
