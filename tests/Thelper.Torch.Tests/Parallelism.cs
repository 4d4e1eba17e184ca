// The count of live tensors, the memory pool, the default generator and the number of threads belong to the whole
// process: a test that ran beside another would see the other's.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
