"""Lists the files an index has for some distributions, through pip itself: its indexes, its proxies, its keyring, its netrc.

Standard input: {"versions": {name: [version, ...]}, "requirements": PATH}, the second for the index options of a requirements
file. Standard output: {name: [{"file", "sha256" or null}]}, of these versions. Nothing that opens an index is printed.

Asked {"why": name, "requirements": PATH}, prints what each index answers for a name, a line each: pip itself keeps that back.
"""

import hashlib
import json
import sys
from concurrent.futures import ThreadPoolExecutor

from pip._internal.commands import create_command
from pip._internal.index.collector import parse_links
from pip._internal.req import parse_requirements
from pip._vendor.packaging.utils import canonicalize_name, parse_sdist_filename, parse_wheel_filename
from pip._vendor.packaging.version import Version


def digest(path):
    with open(path, "rb") as file:
        return hashlib.sha256(file.read()).hexdigest()


def describe(link):
    sha256 = link.hash if link.hash_name == "sha256" else None
    if sha256 is None and link.scheme == "file":
        sha256 = digest(link.file_path)
    return {"file": link.filename, "sha256": sha256}


def is_of(link, name, versions):
    read = parse_wheel_filename if link.filename.endswith(".whl") else parse_sdist_filename
    try:
        found, version = read(link.filename)[:2]
    except ValueError:
        # An old name that no standard covers: kept where it may be meant, and judged by who reads the list.
        return canonicalize_name(link.filename).startswith(name) and any(one in link.filename for one in versions)
    return found == name and version in {Version(one) for one in versions}


def files_of(name, versions, collector):
    pages = []
    found = []
    sources = collector.collect_sources(
        project_name=name, candidates_from_page=lambda page: pages.append(page) or []
    )
    for source in (*sources.find_links, *sources.index_urls):
        if source is None:
            continue
        found.extend(source.file_links())
        list(source.page_candidates())
    for page in pages:
        response = collector.fetch_response(page)
        if response is not None:
            found.extend(parse_links(response))
    return [describe(link) for link in found if is_of(link, name, versions)]


def answer_of(page, session):
    try:
        response = session.get(page.url_without_fragment, timeout=15)
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    return f"{response.status_code} {response.reason} for url: {page.netloc.rpartition('@')[2]}"


def pages_of(name, collector):
    pages = []
    sources = collector.collect_sources(
        project_name=name, candidates_from_page=lambda page: pages.append(page) or []
    )
    for source in sources.index_urls:
        if source is not None:
            list(source.page_candidates())
    return pages


def main():
    asked = json.load(sys.stdin)
    command = create_command("download")
    options, _ = command.parse_args(["--no-input", "--quiet", "--disable-pip-version-check"])
    with command.main_context():
        session = command.get_default_session(options)
        finder = command._build_package_finder(options=options, session=session)
        # Reading the file gives its index options to the finder.
        list(parse_requirements(asked["requirements"], session=session, finder=finder, options=options))
        collector = finder._link_collector
        if "why" in asked:
            for page in pages_of(asked["why"], collector):
                print(answer_of(page, session))
            return
        with ThreadPoolExecutor(8) as pool:
            listed = pool.map(lambda one: (one[0], files_of(*one, collector)), asked["versions"].items())
            json.dump(dict(listed), sys.stdout)


main()
