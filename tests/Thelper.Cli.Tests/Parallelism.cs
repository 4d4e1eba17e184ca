// Sessions seed the default generator, which belongs to the whole process.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
