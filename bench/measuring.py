"""What the scripts beside share: how the mock and others are started, called, measured and ended."""

import json
import os
import re
import shutil
import signal
import socket
import subprocess
import time
from contextlib import contextmanager
from pathlib import Path

HERE = Path(__file__).resolve().parent
WORK = HERE / "target"
PORT = 18080
JAVA17 = os.environ.get("JAVA17", "java")
JAVA25 = os.environ.get("JAVA25", "")
JAR = HERE.parent / "server/target/kisi-mock.jar"
KEY = "ac3e0000000000000000000000000001"
SIGN_IN = "/users/sign_in"


def config(name, text):
    path = WORK / "config" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path


def seed(users):
    """An organization with an owner and so many users, in JSON."""
    owner = {"email": "owner@acme.example", "role": "owner", "api_keys": [{"secret": KEY}]}
    others = [{"email": f"user{n}@acme.example", "password": f"password-{n}"} for n in range(users)]
    return json.dumps({"organizations": [{"name": "Acme", "domain": "acme", "users": [owner, *others]}]})


def kisi(java, flags="", more="", seed_file=None):
    """The mock's command, with a hundred users in YAML unless told otherwise."""
    seed_file = seed_file or config("seed.yaml", "---\n" + seed(100))
    return f"{java} {flags} -jar {JAR} --port {PORT} --seed-file {seed_file} {more}"


def image():
    """The java and the options of a runtime and an AOT cache made as the Dockerfile does."""
    java, cache = WORK / "java", WORK / "kisi-mock.aot"
    dockerfile = (HERE.parent / "Dockerfile").read_text()
    flags = " ".join(re.search(r'--add-options="([^"]*)"', dockerfile)[1].replace("\\", " ").split())
    shutil.rmtree(java, ignore_errors=True)
    cache.unlink(missing_ok=True)
    modules = "java.base,java.logging,java.management,java.naming,java.xml,jdk.unsupported"
    subprocess.run([Path(JAVA25).resolve().parent / "jlink", "--add-modules", modules, "--compress=zip-0",
                    "--strip-java-debug-attributes", "--output", java], check=True)
    subprocess.run([java / "bin/java", *flags.split(), f"-XX:AOTCacheOutput={cache}", "-jar", JAR, "--port", "0",
                    "--warm-up", "only"], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return java / "bin/java", f"{flags} -XX:AOTCache={cache}"


def credentials(user):
    """The body of that user's sign-in."""
    return json.dumps({"user": {"domain": "acme", "email": f"user{user}@acme.example",
                                "password": f"password-{user}"}}).encode()


def answers():
    body = credentials(1)
    head = (f"POST {SIGN_IN} HTTP/1.1\r\nHost: 127.0.0.1:{PORT}\r\nContent-Type: application/json\r\n"
            f"Content-Length: {len(body)}\r\nConnection: close\r\n\r\n").encode()
    try:
        with socket.create_connection(("127.0.0.1", PORT), timeout=5) as client:
            client.sendall(head + body)
            return client.recv(12)[9:10] == b"2"
    except OSError:
        return False


@contextmanager
def started(command):
    """The process of a server on core 0, and the milliseconds to its first reply. It ends with the block."""
    begin = time.monotonic()
    process = subprocess.Popen(["taskset", "-c", "0", *command.split()],
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=WORK)
    try:
        while not answers():
            if process.poll() is not None or time.monotonic() - begin > 60:
                raise RuntimeError("does not start: " + command)
            time.sleep(0.002)
        yield process, (time.monotonic() - begin) * 1000
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(30)


def resident(pid):
    """Megabytes of a process and its children."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    own = int(re.search(r"VmRSS:\s+(\d+)", Path(f"/proc/{pid}/status").read_text())[1]) / 1024
    return own + sum(resident(child) for child in children)


def load(path, seconds, script="sign-in", arguments=()):
    out = subprocess.run(["taskset", "-c", "1", "wrk", "-t1", "-c32", f"-d{seconds}s", "--timeout", "10s", "--latency",
                          "-s", HERE / f"load/{script}.lua", f"http://127.0.0.1:{PORT}{path}", "--",
                          *map(str, arguments)], capture_output=True, text=True, check=True).stdout
    factor = {"us": 0.001, "ms": 1, "s": 1000}
    p50, p99 = (re.search(percent + r"%\s+([\d.]+)(us|ms|s)", out) for percent in ("50", "99"))
    refused = re.findall(r"Non-2xx or 3xx responses: (\d+)", out)
    broken = re.findall(r"(?:connect|read|write|timeout) (\d+)", out)
    return {"requests": int(re.search(r"(\d+) requests in", out)[1]),
            "rate": float(re.search(r"Requests/sec:\s+([\d.]+)", out)[1]), "p50": float(p50[1]) * factor[p50[2]],
            "p99": float(p99[1]) * factor[p99[2]], "failed": sum(map(int, refused + broken))}


def busy():
    """What a reader should know of the machine."""
    averages = ", ".join(f"{value:.1f}" for value in os.getloadavg())
    return f"load of the machine over the last 1, 5, 15 minutes: {averages}"
