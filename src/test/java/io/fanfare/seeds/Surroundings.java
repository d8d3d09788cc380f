package io.fanfare.seeds;

import io.fanfare.seeds.store.Tables;
import io.fanfare.seeds.vendor.VendorModel;
import io.fanfare.seeds.vendor.Wire;
import io.fanfare.seeds.world.Server;
import io.fanfare.seeds.world.World;

/** What the replicas share. */
record Surroundings(
    World world, Tables tables, Server store, Topic topic, VendorModel vendor, Wire wire) {}
