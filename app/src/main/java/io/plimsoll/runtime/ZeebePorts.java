package io.plimsoll.runtime;

/** Where the embedded broker listens, all on loopback. */
record ZeebePorts(int gateway, int rest, int management, int command, int internal) {

    static ZeebePorts free(Ports ports) {
        return new ZeebePorts(ports.free(), ports.free(), ports.free(), ports.free(), ports.free());
    }
}
