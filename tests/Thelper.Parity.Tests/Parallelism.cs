// Both sides draw from the generator of the process, and one peer answers one question at a time.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
